// What nearly every source file of the media worker includes, parsed once: saves a quarter of the build.
// Not Logger.hpp nor MediaSoupErrors.hpp: they read MS_CLASS, which each source file defines for itself first.
#pragma once

#include "common.hpp"
#include "FBS/transport.h"
#include "FBS/worker.h"
#include <ankerl/unordered_dense.h>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <limits>
#include <list>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <uv.h>
#include <vector>
