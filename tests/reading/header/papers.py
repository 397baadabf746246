"""Papers of an invented province, printed the many ways that offices print."""

from __future__ import annotations

PARTY_PLAN = """\
TỈNH ỦY BÌNH HẢI                         ĐẢNG CỘNG SẢN VIỆT NAM
        *
Số 127-KH/TU                         Bình Hải, ngày 05 tháng 9 năm 2024

KẾ HOẠCH
thực hiện Chỉ thị số 12-CT/TW, ngày 05/01/2022 của Ban Bí thư
về công tác đối ngoại nhân dân
-----

Thực hiện Chỉ thị số 12-CT/TW, Ban Thường vụ Tỉnh ủy ban hành Kế hoạch như sau:
I- MỤC ĐÍCH
1- Quán triệt.

Nơi nhận:                                  T/M BAN THƯỜNG VỤ
- Ban Bí thư Trung ương Đảng (để báo cáo),      PHÓ BÍ THƯ
- Các huyện ủy, thành ủy,
- Lưu Văn phòng Tỉnh ủy.

                                            Lê Thị Thu Hà
"""

PARTY_LETTER = """\
ĐẢNG CỘNG SẢN VIỆT NAM
Bình Hải, ngày 3 tháng 12 năm 2023
TỈNH ỦY BÌNH HẢI
BAN TUYÊN GIÁO
*
Số 812-CV/BTGTU
Về tuyên truyền công tác đối ngoại nhân dân
năm 2024

Kính gửi:
- Các ban tuyên giáo huyện ủy, thành ủy;
- Báo Bình Hải, Đài Phát thanh và Truyền hình tỉnh.

Thực hiện Kế hoạch số 127-KH/TU, Ban Tuyên giáo Tỉnh ủy đề nghị các đơn vị triển khai.

Nơi nhận:
- Như kính gửi,
- Lưu Ban Tuyên giáo.
K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN
Trần Văn Đông
"""

SCANNED_LETTER = """\
ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH BÌNH HẢI Độc lập - Tự do - Hạnh phúc
Số: 1123 /UBND-NV Bình Hải, ngày 12 tháng 5 năm 2022
V/v triển khai Kế hoạch số
127-KH/TU của Tỉnh ủy

Kính gửi:
- Các sở, ban, ngành cấp tỉnh;
- Liên hiệp các tổ chức hữu nghị tỉnh;
- UBND các huyện, thành phố.

Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị triển khai thực hiện nghiêm túc./.

Nơi nhận: TM. ỦY BAN NHÂN DÂN
- Như trên; KT. CHỦ TỊCH
- TT Tỉnh ủy (b/c); PHÓ CHỦ TỊCH
- Lưu: VT, NV.

Hoàng Minh Tú
"""

STAMPED_TELEGRAM = """\
Ký bởi: Ủy ban nhân dân tỉnh Bình Hải
Email: vanthu@binhhai.example
Cơ quan: Tỉnh Bình Hải
Ngày ký: 03-06-2021 16:02:11 +07:00

HỎA TỐC
ỦY BAN NHÂN DÂN
TỈNH BÌNH HẢI
Số: 03/CĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình Hải, ngày 02 tháng 6 năm 2021

CÔNG ĐIỆN
Về phòng, chống bão

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:
- Giám đốc các sở;
- Chủ tịch UBND các huyện.

Yêu cầu các đơn vị thực hiện ngay.

Nơi nhận:
- Như trên;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH THƯỜNG TRỰC
Ký bởi: Phan Thị Lan
Thời gian ký: 03/06/2021 15:59
Trần Văn Nam
"""

DECISION_WITH_PLAN = """\
UBND TỈNH BÌNH HẢI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
\tĐộc lập - Tự do - Hạnh phúc
Số: 512/QĐ-UBND\tBình Hải, ngày 15 tháng 3 năm 2022

QUYẾT ĐỊNH
Ban hành Kế hoạch công tác đối ngoại nhân dân năm 2022

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH HẢI

Căn cứ Luật Tổ chức chính quyền địa phương;
Theo đề nghị của Giám đốc Sở Ngoại vụ,

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch công tác đối ngoại nhân dân năm 2022.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Ngoại vụ chịu trách nhiệm thi hành./.

Nơi nhận:\tKT. CHỦ TỊCH
- Như Điều 3;\tPHÓ CHỦ TỊCH
- Lưu: VT.

\tVũ Đức Thắng

KẾ HOẠCH
Công tác đối ngoại nhân dân năm 2022
(Ban hành kèm theo Quyết định số 512/QĐ-UBND ngày 15 tháng 3 năm 2022
của Chủ tịch UBND tỉnh)

I. MỤC ĐÍCH
1. Nâng cao nhận thức.
II. NHIỆM VỤ
1. Sở Ngoại vụ chủ trì tổ chức hội nghị.

PHỤ LỤC
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch)
TT | Nhiệm vụ
1 | Tổ chức đoàn
"""

LETTER_WITH_FORM = """\
UBND TỈNH BÌNH HẢI
SỞ NGOẠI VỤ
Số: 88/SNgV-HTQT
V/v đăng ký kế hoạch đoàn ra
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình Hải, ngày 20 tháng 10 năm 2021

Kính gửi: Các sở, ban, ngành.

Sở Ngoại vụ đề nghị các cơ quan đăng ký theo mẫu kèm theo.

Nơi nhận:
- Như trên;
- Lưu: VT.
Q. GIÁM ĐỐC

Bùi Thị Nga

TÊN CƠ QUAN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: ......./......

BẢN ĐĂNG KÝ
Họ và tên: .................
"""

PORTAL_PAGE = """\
Kế hoạch 77/KH-UBND năm 2019 về công tác đối ngoại nhân dân
Số hiệu: 77/KH-UBND Loại văn bản: Văn bản khác
Nơi ban hành: Tỉnh Bình Hải Người ký: Lý Văn Tám
Ngày ban hành: 12/01/2019 Ngày hiệu lực: Đang cập nhật
Tình trạng: Đang cập nhập

ỦY BAN NHÂN DÂN
TỈNH BÌNH HẢI
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 77/KH-UBND

Bình Hải, ngày 11 tháng 01 năm 2019

KẾ HOẠCH

CÔNG TÁC ĐỐI NGOẠI NHÂN DÂN NĂM 2019

Căn cứ Chỉ thị số 12-CT/TW, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:

I. MỤC ĐÍCH

1. Nâng cao nhận thức.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lý Văn Tám
"""

PRESS_ITEM = """\
Bình Hải: Đẩy mạnh công tác đối ngoại nhân dân
Thứ Tư, 15/3/2023 | 08:15 GMT+7

(BBH) - Ban Thường vụ Tỉnh ủy vừa ban hành Công văn số 812-CV/TU chỉ đạo các cấp ủy.

Theo đó, các cấp ủy cần quán triệt.

Minh Anh

241
"""

PLAN_WITHOUT_LETTERHEAD = """\

Số: 61 /UBND-KH

Bình Hải, ngày 12 tháng 3 năm 2020

KẾ HOẠCH

Thực hiện Chỉ thị số 12-CT/TW ngày 05/01/2022 của Ban Bí thư

Thực hiện chỉ đạo của Tỉnh ủy, Ủy ban nhân dân tỉnh Bình Hải xây dựng kế hoạch như sau:

I. MỤC ĐÍCH

Nơi nhận:
- UB MTTT VN tỉnh;
- Các sở, ban, ngành;
- Lưu: VT.

**KT. CHỦ TỊCH
PHÓ CHỦ TỊCH**

Phạm Quốc Bảo
"""

WORN_PLAN = """\
UBND HUYỆN AN ĐÔNG
PHÒNG NỘI VỤ
Số: a#8/KH-PNV
CONG HOA XA HOI CHU NGHIA VIET NAM
Độc lập - Tự do - Hạnh phúc
An Đông, ngày a2 tháng Q5 năm 2020

KÉ HOẠCH
Phát động thi đua

Căn cứ kế hoạch của huyện, Phòng Nội vụ xây dựng kế hoạch.
1. Các xã thực hiện.

Nơi nhận:
- UBND huyện (b/c);
- Lưu: VT.

TRƯỞNG PHÒNG


NGUYỄN VĂN BÌNH
"""

STAMPED_ON_ARRIVAL = """\
VĂN PHÒNG UBND TỈNH
CÔNG VĂN ĐẾN
Số: 4512
Ngày: 21/4/2023

HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
BAN CHẤP HÀNH TỈNH BÌNH HẢI\tĐộc lập - Tự do - Hạnh phúc
Số:45/BC-BTV\tBình Hải, ngày 20 tháng 4 năm 2023

BÁO CÁO
Kết quả hoạt động giao lưu quý I/2023

Kính gửi:
UBND tỉnh;
Sở Ngoại vụ.

Thực hiện kế hoạch, Ban Thường vụ Hội báo cáo như sau:
1. Kết quả

| Nơi nhận: | TM. BAN THƯỜNG VỤ |
| --- | --- |
| - Như kính gửi; | KT. CHỦ TỊCH |
| - Lưu VP. | PHÓ CHỦ TỊCH |
| | **Lương Thị Út** |
"""
