-- Coupons in lists. What one takes off is asked of the coupon; its plan never changes.
create table coupons (
  id uuid primary key,
  provider_id uuid not null,
  code text not null,
  plan jsonb not null,
  created_at timestamptz not null,
  deactivated_at timestamptz,
  version bigint not null
);

-- Mine, newest first.
create index coupons_by_provider on coupons (provider_id, created_at desc, id desc);

-- By how many bookings a coupon is used. Bookings count in their own transactions, and the limit is held here and nowhere else.
create table coupon_uses (
  coupon_id uuid primary key,
  used bigint not null,
  most bigint,
  constraint coupon_uses_limit check (used <= most),
  constraint coupon_uses_not_negative check (used >= 0)
);

-- And by how many of each customer.
create table coupon_customer_uses (
  coupon_id uuid not null,
  customer_id uuid not null,
  used bigint not null,
  most bigint,
  primary key (coupon_id, customer_id),
  constraint coupon_customer_uses_limit check (used <= most),
  constraint coupon_customer_uses_not_negative check (used >= 0)
);

grant select, insert, update on coupons, coupon_uses, coupon_customer_uses to marketplace_app;
