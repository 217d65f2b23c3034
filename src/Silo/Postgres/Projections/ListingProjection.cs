using Marketplace.Postgres;

namespace Marketplace.Listings;

/// <summary>Keeps the listings that browsing finds. One statement for every event: the row is the state.</summary>
internal sealed class ListingProjection : IProjection<ListingState, ListingEvent>
{
    public void Project(Projected<ListingState, ListingEvent> fact, IRowSink rows)
    {
        var (listing, content) = (fact.State, fact.State.Content!);
        rows.Add(
            ReadModel.Listings,
            $"{fact.Id}",
            """
            INSERT INTO listings (
                id, provider_id, slug, status, title, description, category, subcategory, price_type, price_amount, price_currency,
                price_text, duration_minutes, mode, seats, time_zone, city, state, zip, country, lat, lng, cover_image_url, keywords,
                created_at, updated_at, published_at, paused_at, deleted_at, version)
            VALUES (
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
                $25, $26, $27, $28, $29, $30)
            ON CONFLICT (id) DO UPDATE SET
                slug = $3, status = $4, title = $5, description = $6, category = $7, subcategory = $8, price_type = $9,
                price_amount = $10, price_currency = $11, price_text = $12, duration_minutes = $13, mode = $14, seats = $15,
                time_zone = $16, city = $17, state = $18, zip = $19, country = $20, lat = $21, lng = $22, cover_image_url = $23,
                keywords = $24, updated_at = $26, published_at = $27, paused_at = $28, deleted_at = $29, version = $30
            """,
            fact.Id,
            listing.ProviderId,
            listing.Slug,
            Wire.Name(listing.Status),
            content.Title,
            content.Description,
            content.Category,
            content.Subcategory,
            content.Price is { } price ? Wire.Name(price.Type) : null,
            content.Price?.Amount.Amount,
            content.Price?.Amount.Currency,
            content.PriceText,
            (long?)content.Duration?.TotalMinutes,
            Wire.Name(content.Mode),
            content.Rules.Seats,
            content.TimeZone,
            content.Location?.City,
            content.Location?.State,
            content.Location?.Zip,
            content.Location?.Country,
            content.Location?.Lat,
            content.Location?.Lng,
            content.CoverImageUrl ?? content.Images.FirstOrDefault(),
            string.Join(' ', content.Keywords),
            listing.CreatedAt,
            listing.UpdatedAt,
            listing.PublishedAt,
            listing.PausedAt,
            listing.DeletedAt,
            fact.Version);
    }
}
