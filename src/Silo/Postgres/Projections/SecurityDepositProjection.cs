using Marketplace.SecurityDeposits;

namespace Marketplace.Postgres;

/// <summary>Security deposits in lists.</summary>
internal sealed class SecurityDepositProjection : IProjection<SecurityDepositState, SecurityDepositEvent>
{
    public void Project(Projected<SecurityDepositState, SecurityDepositEvent> fact, IRowSink rows)
    {
        var (deposit, said) = (fact.State, fact.State.Case!);
        rows.Add(Row.Of(ReadModel.SecurityDeposits, ("id", fact.Id)).Put(
            once:
            [
                ("booking_id", said.BookingId),
                ("customer_id", said.CustomerId),
                ("provider_id", said.ProviderId),
                ("title", said.Title),
                ("amount", said.Terms.Amount.Amount),
                ("currency", said.Terms.Amount.Currency),
            ],
            values:
            [
                ("status", Wire.Name(deposit.Status)),
                ("claimed", deposit.Claim?.Amount.Amount),
                ("granted", deposit.Answer?.Granted.Amount),
                ("award", deposit.Award?.Amount),
                ("back", deposit.Back?.Amount),
                ("contested_at", deposit.ContestedAt),
                ("is_overdue", deposit.LapsesAt is not null),
                ("ended_at", deposit.EndedAt),
                ("version", fact.Version),
            ]));
    }
}
