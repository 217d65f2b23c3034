-- What provider and platform still have of what a payment earned, so that it can go back in proportion: known of payments from now on,
-- and written here into the records of those that were earned before, as their events have it.
update aggregates set state = jsonb_set(aggregates.state::jsonb, '{state,shares}', jsonb_build_object(
  'provider', (earned.body #>> '{provider,amount}')::bigint,
  'commission', (earned.body #>> '{commission,amount}')::bigint,
  'commissionTax', (earned.body #>> '{commissionTax,amount}')::bigint,
  'customerFee', (earned.body #>> '{customerFee,amount}')::bigint))::json
from events earned
where earned.type = 'payment.earned' and earned.stream = aggregates.stream;
