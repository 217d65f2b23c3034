-- What providers pay who do not keep what they sold is on an account of its own.
alter table ledger_entries
  drop constraint ledger_entries_account_known,
  add constraint ledger_entries_account_known check (account ~
    '^(cash:[a-z0-9_]+(:connected)?|liability:(escrow|package|security_deposit|giftcard)|payable:provider|receivable:(provider|customer)|reserve:provider|revenue:(commission|customer_fee|penalty)|tax:vat_out|expense:(gateway_fee|coupon|goodwill)|clearing:refund|loss:(chargeback|write_off))$');
