using Marketplace.Listings;
using Marketplace.Realtime;

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
        var (query, calendar, refusal) = await finder.Find(listing, request, cancellationToken);
        return refusal is null ? await calendar!.Slots(query!, cancellationToken) : refusal;
    }

    private static async Task<OkAnswer<ExplanationBody>> Explain(
        string listing, string? start, string? duration, string? seats, SlotFinder finder, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var wish = new TermsQuery(check.Instant("start", start), SlotsRequest.SlotDuration(check, duration), SlotsRequest.SeatsOf(check, seats));
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var (explanation, no) = await finder.Explain(listing, wish, cancellationToken);
        return no is null ? ExplanationBody.Of(explanation!) : no;
    }

    private static async Task<EventStream> Stream(
        string listing, [AsParameters] SlotsRequest request, SlotFinder finder, SlotFollower follower, CancellationToken cancellationToken)
    {
        var (query, calendar, refusal) = await finder.Find(listing, request, cancellationToken);
        return refusal is null ? EventStream.Of(follower.Follow(listing, request, query!, calendar!, cancellationToken)) : refusal;
    }
}
