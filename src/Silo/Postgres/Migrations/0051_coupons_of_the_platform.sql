-- What the platform pays of prices with coupons of its own is an expense of its own.
alter table ledger_entries
  drop constraint ledger_entries_account_known,
  add constraint ledger_entries_account_known check (account ~
    '^(cash:[a-z0-9_]+(:connected)?|liability:(escrow|package|giftcard)|payable:provider|receivable:(provider|customer)|reserve:provider|revenue:(commission|customer_fee)|tax:vat_out|expense:(gateway_fee|coupon)|clearing:refund|loss:(chargeback|write_off))$');
