using Npgsql;

namespace Marketplace.Work;

/// <summary>Creates the tables of leased work, and ends the claims that an earlier life of a single host left behind.</summary>
internal sealed class LeaseTables(NpgsqlDataSource database, WorkOptions options, Backoff backoff)
{
    public LeaseTable Of(LeaseShape shape) => new(database, shape, options, backoff);

    /// <summary>
    /// Ends every claim. Only for a host that is alone on its database: whoever held them is dead, and waiting
    /// for claims to run out would only delay what a crash interrupted.
    /// </summary>
    public async Task EndClaims(CancellationToken cancellationToken)
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
