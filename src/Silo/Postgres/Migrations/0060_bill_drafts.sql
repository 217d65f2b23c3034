-- How many drafts a provider has is asked for each new one.
create index bill_drafts on bills (issuer_id) where status = 'draft';
