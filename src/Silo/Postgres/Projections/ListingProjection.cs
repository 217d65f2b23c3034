using Marketplace.Postgres;

namespace Marketplace.Listings;

/// <summary>Keeps the listings that browsing finds. One statement for every event: the row is the state.</summary>
internal sealed class ListingProjection : IProjection<ListingState, ListingEvent>
{
    public void Project(Projected<ListingState, ListingEvent> fact, IRowSink rows)
    {
        var (listing, content) = (fact.State, fact.State.Content!);
        rows.Add(Row.Of(ReadModel.Listings, ("id", fact.Id)).Put(
            once: [("provider_id", listing.ProviderId), ("created_at", listing.CreatedAt)],
            values:
            [
                ("slug", listing.Slug),
                ("status", Wire.Name(listing.Status)),
                ("title", content.Title),
                ("description", content.Description),
                ("category", content.Category),
                ("subcategory", content.Subcategory),
                ("price_type", content.Price is { } price ? Wire.Name(price.Type) : null),
                ("price_amount", content.Price?.Amount.Amount),
                ("price_currency", content.Price?.Amount.Currency),
                ("price_text", content.PriceText),
                ("duration_minutes", (long?)content.Duration?.TotalMinutes),
                ("mode", Wire.Name(content.Mode)),
                ("seats", content.Rules.Seats),
                ("time_zone", content.TimeZone),
                ("city", content.Location?.City),
                ("state", content.Location?.State),
                ("zip", content.Location?.Zip),
                ("country", content.Location?.Country),
                ("lat", content.Location?.Lat),
                ("lng", content.Location?.Lng),
                ("cover_image_url", content.CoverImageUrl ?? content.Images.FirstOrDefault()),
                ("keywords", string.Join(' ', content.Keywords)),
                ("updated_at", listing.UpdatedAt),
                ("published_at", listing.PublishedAt),
                ("paused_at", listing.PausedAt),
                ("deleted_at", listing.DeletedAt),
                ("version", fact.Version),
            ]));
    }
}
