using System.Text.Json;
using Npgsql;

namespace Marketplace.Abuse;

/// <inheritdoc/>
internal sealed class FlagList(ListReader lists) : IFlagList
{
    /// <summary>Served by abuse_flags_by_status.</summary>
    private const string Query =
        """
        select id, rule, status, provider_id, customer_id, holds_payouts, facts::text, raised_at, decided_at, decided_by, reason, raised_at as sort
        from abuse_flags where status = $1
        """;

    public Task<Page<FlagBody>> Read(FlagStatus status, PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(new ListQuery(Query, JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString())) { Descending = false }, page, Flag, cancellationToken);

    private static FlagBody Flag(NpgsqlDataReader row) => FlagBody.Of(
        row.GetGuid(0),
        row.GetString(1),
        row.GetString(2),
        row.Optional<Guid>(3),
        row.Optional<Guid>(4),
        row.GetBoolean(5),
        row.GetString(6),
        row.GetFieldValue<DateTimeOffset>(7),
        row.Optional<DateTimeOffset>(8),
        row.Optional<Guid>(9),
        row.OptionalText(10));
}
