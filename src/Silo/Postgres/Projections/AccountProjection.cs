using Marketplace.Postgres;

namespace Marketplace.Identity;

/// <summary>Keeps the accounts that logins look up. Its unique index is what refuses a second account for an address.</summary>
internal sealed class AccountProjection : IProjection<AccountState, AccountEvent>
{
    public void Project(Projected<AccountState, AccountEvent> fact, IRowSink rows)
    {
        switch (fact.Event)
        {
            case AccountRegistered registered:
                rows.Add(
                    ReadModel.Accounts,
                    $"{fact.Id}",
                    """
                    INSERT INTO accounts (id, email_hash, status, is_operator, is_provider, registered_at)
                    VALUES ($1, $2, $3, $4, false, $5)
                    """,
                    fact.Id,
                    registered.EmailHash,
                    Wire.Name(fact.State.Status),
                    registered.IsOperator,
                    registered.At);
                break;
            case LoggedIn loggedIn:
                rows.Add(ReadModel.Accounts, $"{fact.Id}", "UPDATE accounts SET last_login_at = $2 WHERE id = $1", fact.Id, loggedIn.At);
                break;
            case ProviderGranted:
                rows.Add(ReadModel.Accounts, $"{fact.Id}", "UPDATE accounts SET is_provider = true WHERE id = $1", fact.Id);
                break;
        }
    }
}
