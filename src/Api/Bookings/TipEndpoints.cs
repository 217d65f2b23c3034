namespace Marketplace.Bookings;

/// <summary>What is given on top, when the work is done.</summary>
internal static class TipEndpoints
{
    public static void MapTips(this RouteGroupBuilder bookings) =>
        bookings.MapPost("/{id:guid}/tip", Give).RequireIdempotencyKey()
            .WithSummary("Give the provider a tip, within a day after the work was done. It is theirs without commission, once it is paid.");

    private static async Task<OkAnswer<BookingBody>> Give(Guid id, TipRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var amount = check.Money("amount", body.Amount, min: 1);
        var note = check.OptionalText("note", body.Note, 1_000);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IBookingGrain>(id).Tip(new GiveTip(caller.Context(), amount, note))).ToOk(BookingBody.Of);
    }
}
