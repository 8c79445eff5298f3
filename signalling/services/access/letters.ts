// The letters that access sends, as people read them.
import type { MailMessage } from '../../ports/mail.ts'

type Letter = Omit<MailMessage, 'to'>

/** The way to a new password. */
export function passwordLetter(name: string, address: string, hours: number): Letter {
  return {
    subject: 'Điểm Cầu: đặt lại mật khẩu',
    text: [
      `Kính gửi ${name},`,
      'Hệ thống họp trực tuyến Điểm Cầu nhận được yêu cầu đặt lại mật khẩu cho tài khoản của ông/bà.',
      `Để đặt mật khẩu mới, mở liên kết sau (dùng được một lần, trong ${hours} giờ):`,
      address,
      'Nếu ông/bà không gửi yêu cầu này, không cần làm gì: mật khẩu hiện tại vẫn dùng được.',
    ].join('\n\n'),
  }
}

/** To the former address, so that nobody moves an account to another one unnoticed. */
export function addressChangedLetter(name: string): Letter {
  return {
    subject: 'Điểm Cầu: địa chỉ thư điện tử của tài khoản đã thay đổi',
    text: [
      `Kính gửi ${name},`,
      'Địa chỉ thư điện tử của tài khoản ông/bà trên hệ thống họp trực tuyến Điểm Cầu vừa được thay đổi.',
      'Nếu không phải ông/bà thay đổi, hãy báo ngay cho quản trị viên của hệ thống.',
    ].join('\n\n'),
  }
}
