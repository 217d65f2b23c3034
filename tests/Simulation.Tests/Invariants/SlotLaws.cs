namespace Marketplace.Simulations;

/// <summary>What slots show can be booked, unless somebody was faster or time went by.</summary>
internal static class SlotLaws
{
    /// <summary>Rules that others, or time, can make say no to what they allowed a moment ago.</summary>
    private static readonly string[] Changing = ["limit", "notice", "imported"];

    public static void MayBeRefused(Town town, Offer offer, DateTimeOffset start, Response refusal)
    {
        if (offer.Staff is not { HasChanged: true } && refusal.Code == "booking.slot-unavailable" && !Changing.Contains(refusal.Body.GetProperty("errors").GetProperty("rule")[0].GetString()))
        {
            town.Watch.Violated("slots", $"{offer.Id} showed {start:O} and refused it: {refusal.Text}");
        }
    }
}
