namespace Marketplace.Bookings;

/// <summary>Work that is handed over, and accepted.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDelivery(this RouteGroupBuilder bookings)
    {
        bookings.MapPost("/{id:guid}/deliver", Deliver).RequireIdempotencyKey().WithSummary("Hand the work over, for the first time or again.");
        bookings.MapPost("/{id:guid}/deliver/accept", Accept).RequireIdempotencyKey().WithSummary("Accept what was delivered: the work is done.");
        bookings.MapPost("/{id:guid}/deliver/request-changes", RequestChanges).RequireIdempotencyKey().WithSummary("Say what has to be otherwise.");
    }

    private static async Task<OkAnswer<BookingBody>> Deliver(Guid id, DeliverRequest? body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var note = check.OptionalText("note", body?.Note, 2_000);
        var links = check.Items("links", body?.Links, BookingDelivery.MaximumLinks, (field, link) => check.Url(field, link, 500));
        var reason = check.OptionalText("reason", body?.Reason, 1_000);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IBookingGrain>(id).Deliver(new DeliverWork(caller.Context(), note, links, reason))).ToOk(BookingBody.Of);
    }

    private static async Task<OkAnswer<BookingBody>> Accept(Guid id, AcceptDeliveryRequest? body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var delivery = check.OptionalNumber("delivery", body?.Delivery, 1, BookingDelivery.MaximumNumber * OfferMilestone.Maximum);
        var reason = check.OptionalText("reason", body?.Reason, 1_000);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IBookingGrain>(id).AcceptDelivery(new TakeDelivery(caller.Context(), (int?)delivery, reason))).ToOk(BookingBody.Of);
    }

    private static async Task<OkAnswer<BookingBody>> RequestChanges(Guid id, ChangesRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var wanted = check.Text("wanted", body.Wanted, 2_000);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IBookingGrain>(id).RequestChanges(new WantChanges(caller.Context(), wanted))).ToOk(BookingBody.Of);
    }
}

/// <param name="Note">For the customer, at most 2,000 characters.</param>
/// <param name="Links">Where it lies: addresses of the web, at most 5.</param>
/// <param name="Reason">Above all from operators; shown in the timeline.</param>
internal sealed record DeliverRequest(string? Note, string?[]? Links, string? Reason);

/// <param name="Delivery">Which delivery was looked at; the last one when left out.</param>
/// <param name="Reason">Above all from operators; shown in the timeline.</param>
internal sealed record AcceptDeliveryRequest(long? Delivery, string? Reason);

/// <param name="Wanted">What has to be otherwise; shown to both sides, at most 2,000 characters.</param>
internal sealed record ChangesRequest(string? Wanted);
