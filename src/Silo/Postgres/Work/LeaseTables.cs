using Marketplace.Work;
using Npgsql;

namespace Marketplace.Postgres;

/// <summary>Creates the tables of leased work, and ends the claims that an earlier life of a single host left behind.</summary>
internal sealed class LeaseTables(NpgsqlDataSource database, WorkOptions options, Backoff backoff) : IClaims
{
    public LeaseTable Of(LeaseShape shape) => new(database, shape, options, backoff);

    public async Task EndAll(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            update deadlines set claimed_until = null where claimed_until is not null;
            update intents set claimed_until = null where claimed_until is not null;
            update relay_watermarks set claimed_until = null where claimed_until is not null;
            update webhook_inbox set claimed_until = null where claimed_until is not null;
            """);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
