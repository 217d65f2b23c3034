using Marketplace.Listings;
using Marketplace.Realtime;
using Marketplace.Resources;

namespace Marketplace.Calendars;

internal static class SlotEndpoints
{
    public static void MapSlots(this RouteGroupBuilder api)
    {
        var slots = api.MapGroup("/listings/{listing}/slots").WithTags("Slots");
        slots.MapGet(string.Empty, Read).WithName("ListSlots");
        slots.MapGet("/explain", Explain).WithName("ExplainSlot");
        slots.MapGet("/stream", Stream).WithName("StreamSlots");
    }

    private static async Task<OkAnswer<SlotList>> Read(
        string listing, [AsParameters] SlotsRequest request, SlotFinder finder, CancellationToken cancellationToken)
    {
        var found = await finder.Find(listing, request, cancellationToken);
        return found.View is { } search ? await finder.Slots(search, cancellationToken) : found.Refusal!;
    }

    private static async Task<OkAnswer<ExplanationBody>> Explain(
        string listing, string? start, string? duration, string? seats, string? resourceId, string? addOns, SlotFinder finder, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var wish = new TermsQuery(
            check.Instant("start", start),
            SlotsRequest.SlotDuration(check, duration),
            SlotsRequest.SeatsOf(check, seats),
            ChosenResources.Of(check, resourceId),
            AddOnChoices.Of(check, addOns));
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        return (await finder.Explain(listing, wish, cancellationToken)).ToOk(ExplanationBody.Of);
    }

    private static async Task<EventStream> Stream(
        string listing, [AsParameters] SlotsRequest request, SlotFinder finder, SlotFollower follower, CancellationToken cancellationToken)
    {
        var found = await finder.Find(listing, request, cancellationToken);
        return found.View is { } search ? EventStream.Of(follower.Follow(listing, request, search, cancellationToken)) : found.Refusal!;
    }
}
