using System.Text.Json;
using Npgsql;

namespace Marketplace.Reviews;

/// <inheritdoc/>
internal sealed class ReviewReader(NpgsqlDataSource database, ListReader lists) : IReviews
{
    private const string Columns = "id, published_at as sort, listing_id, rating, sub_scores, title, text, reply, replied_at";

    public Task<ReviewListBody> OfProvider(Guid provider, PageRequest page, CancellationToken cancellationToken) =>
        Read(
            $"select {Columns} from reviews where subject_id = $1 and side = 'customer' and published_at is not null",
            "provider",
            provider,
            page,
            cancellationToken);

    public Task<ReviewListBody> OfListing(Guid listing, PageRequest page, CancellationToken cancellationToken) =>
        Read(
            $"select {Columns} from reviews where listing_id = $1 and side = 'customer' and published_at is not null",
            "listing",
            listing,
            page,
            cancellationToken);

    public async Task<Guid?> Listing(string slugOrId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id from listings where slug = $1 or id = $2");
        command.Parameters.Add(new() { Value = slugOrId });
        command.Parameters.Add(new() { Value = Guid.TryParseExact(slugOrId, "D", out var id) ? id : Guid.Empty });
        return (Guid?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public async Task<(Guid Booking, ReviewSide Side)?> Find(Guid review, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select booking_id, side from reviews where id = $1");
        command.Parameters.Add(new() { Value = review });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? (rows.GetGuid(0), EnumNames<ReviewSide>.ByName[rows.GetString(1)]) : null;
    }

    private async Task<ReviewListBody> Read(string sql, string kind, Guid subject, PageRequest page, CancellationToken cancellationToken)
    {
        var reviews = await lists.Read(new ListQuery(sql, subject), page, ReviewOf, cancellationToken);
        return new ReviewListBody(reviews.Items, reviews.Next, await Rating(kind, subject, cancellationToken));
    }

    private async Task<RatingBody> Rating(string kind, Guid subject, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select r1, r2, r3, r4, r5 from ratings where subject_kind = $1 and subject_id = $2");
        command.Parameters.Add(new() { Value = kind });
        command.Parameters.Add(new() { Value = subject });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken)
            ? RatingBody.Of(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4))
            : RatingBody.Of(0, 0, 0, 0, 0);
    }

    private static PublicReviewBody ReviewOf(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetGuid(2),
            row.GetInt16(3),
            JsonSerializer.Deserialize<SubScore[]>(row.GetString(4), MarketplaceJson.Options)!
                .ToDictionary(score => score.Name, score => score.Score, StringComparer.Ordinal),
            row.OptionalText(5),
            row.OptionalText(6),
            row.GetFieldValue<DateTimeOffset>(1),
            row.OptionalText(7),
            row.Optional<DateTimeOffset>(8));
}
