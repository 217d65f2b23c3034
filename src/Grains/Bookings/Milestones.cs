namespace Marketplace.Bookings;

/// <summary>
/// Work that is delivered and paid in parts, one after the other. The first is paid as any sale is; each further one has a payment of its
/// own. Whatever is asked of a booking's money while it goes on is asked of the milestone in work. See docs/adr/0021-milestones.md.
/// </summary>
internal static class Milestones
{
    public static bool Has(BookingState booking) => booking.Terms?.Milestones is not null;

    /// <summary>The one in work, or the one that waits for its payment; null once all are accepted, and where there are none.</summary>
    public static MilestoneTerms? Current(BookingState booking) =>
        Find(booking, static progress => progress.AcceptedAt is null);

    /// <summary>They are paid in their order.</summary>
    public static MilestoneTerms? NextToFund(BookingState booking) =>
        Find(booking, static progress => progress.FundedAt is null);

    /// <summary>What is sold by the milestone in work, as if it were all; the terms themselves where there are no milestones.</summary>
    public static BookingTerms InWork(BookingState booking) =>
        (Current(booking) ?? booking.Terms!.Milestones?[^1]) is { } milestone ? AsIfAll(booking.Terms!, milestone) : booking.Terms!;

    /// <summary>What the customer has paid of the price, but for what a balance may leave of it.</summary>
    public static Money Paid(BookingState booking) => !Has(booking)
        ? booking.Terms!.Total
        : Sum(booking, static (terms, progress) => progress.FundedAt is null ? 0 : terms.Total.Amount);

    /// <summary>What milestones that were accepted have earned already.</summary>
    public static Money Released(BookingState booking) => !Has(booking)
        ? Money.Zero(booking.Terms!.Total.Currency)
        : Sum(booking, static (_, progress) => progress.Settlement?.Whole.Amount ?? 0);

    /// <summary>What the provider has coming of what was paid and is not released.</summary>
    public static Money Pending(BookingState booking) => Sum(booking, (terms, progress) => progress is { PaymentId: { } payment, AcceptedAt: null }
        ? BookingMoney.ProviderPart(AsIfAll(booking.Terms!, terms), PaymentParts.LeftOf(booking, payment)).Amount
        : 0);

    /// <summary>What is left of the money of the milestone in work; of all of it where there are no milestones.</summary>
    public static Money HeldInWork(BookingState booking) =>
        Current(booking) is not { } current ? BookingMoney.Held(booking)
        : Progress(booking, current.Number).PaymentId is { } payment ? PaymentParts.LeftOf(booking, payment)
        : Money.Zero(current.Total.Currency);

    /// <summary>Where accepting what is delivered leads.</summary>
    public static BookingStatus AfterAcceptance(BookingState booking) => Following(booking) is not { } following ? BookingStatus.Completed
        : Progress(booking, following.Number).FundedAt is null ? BookingStatus.AwaitingFunding
        : BookingStatus.Working;

    /// <summary>The one after the one in work; null where that is the last, or there are none.</summary>
    public static MilestoneTerms? Following(BookingState booking) =>
        Current(booking) is { } current && current.Number < booking.Terms!.Milestones!.Value.Length ? booking.Terms.Milestones.Value[current.Number] : null;

    public static MilestoneProgress Progress(BookingState booking, int number) => booking.Milestones!.Items[number - 1];

    /// <summary>Of what was accepted before; deliveries are counted through all milestones, so that no number means two of them.</summary>
    public static int LastDelivery(BookingState booking) =>
        booking.Delivery is { Items: [.., var last] } ? last.Number : booking.Milestones?.Items.Max(progress => progress.Delivery ?? 0) ?? 0;

    /// <summary>Until when a milestone has to be delivered on which work begins then. Nothing is due before it could be begun.</summary>
    public static DateTimeOffset DeliverBy(BookingTerms terms, MilestoneTerms milestone, DateTimeOffset from)
    {
        var due = milestone.DueAt is { } at && at > from ? at : milestone.DueAfter is { } after ? from + after : from;
        return due + terms.Times().Delivery!.DeliverWithin;
    }

    /// <summary>The first one, which begins with the booking and without a date of its own is due at its end; null where there are none.</summary>
    public static DateTimeOffset? FirstDeliverBy(BookingTerms terms) =>
        terms.Milestones is not [var first, ..] ? null
        : DeliverBy(terms, first, first.DueAt is null && first.DueAfter is null ? terms.End : terms.Start);

    private static BookingTerms AsIfAll(BookingTerms terms, MilestoneTerms milestone) => terms with
    {
        Lines = [],
        Total = milestone.Total,
        ProviderEarns = milestone.ProviderEarns,
        Commission = milestone.Commission,
        CommissionTax = milestone.CommissionTax,
        CustomerFee = milestone.CustomerFee,
        Tax = milestone.Tax,
    };

    private static MilestoneTerms? Find(BookingState booking, Func<MilestoneProgress, bool> wanted)
    {
        if (booking is { Terms.Milestones: { } terms, Milestones: { } milestones })
        {
            foreach (var progress in milestones.Items)
            {
                if (wanted(progress))
                {
                    return terms[progress.Number - 1];
                }
            }
        }

        return null;
    }

    private static Money Sum(BookingState booking, Func<MilestoneTerms, MilestoneProgress, long> amount) => new(
        booking.Milestones is not { } milestones ? 0 : booking.Terms!.Milestones!.Value.Zip(milestones.Items).Sum(both => amount(both.First, both.Second)),
        booking.Terms!.Total.Currency);
}
