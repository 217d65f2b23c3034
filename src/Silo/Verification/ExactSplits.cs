using Marketplace.Bookings;
using Marketplace.Packages;
using Marketplace.Payments;
using Marketplace.Payouts;

namespace Marketplace.Verification;

/// <summary>Parts that were written down must sum to the whole that was written down beside them, to the minor unit.</summary>
internal static class ExactSplits
{
    public static bool Concern(Step step) => step.Event is BookingPlaced or BookingOffered or BookingAgreed or BookingChanged or PayoutScheduled or PackageOrdered or PackageLapsed
        or PaymentReturnWanted
        or PaymentChargebackSettled
        || Parts(step) is not null;

    public static string? Judge(Step step) => JudgeParts(step) ?? step.Event switch
    {
        BookingChanged changed => Judge(changed.Terms),
        BookingPlaced placed => Judge(placed.Terms) ?? JudgeBalance(placed.Terms),
        BookingOffered offered => Judge(offered.Offer.Terms) ?? JudgeBalance(offered.Offer.Terms),
        BookingAgreed agreed => Judge(agreed.Terms) ?? JudgeBalance(agreed.Terms),
        PackageOrdered { Terms.Plan.Price: var price } ordered when Sum(ordered.Shares) != price.Amount =>
            $"the package is {price.Amount} and its sessions sum to {Sum(ordered.Shares)}.",
        PackageLapsed lapsed when ((PackageState)step.Before).Credits.Where(credit => lapsed.Numbers.Contains(credit.Number)).Sum(credit => credit.Share.Amount)
            != lapsed.Settlement.Whole.Amount => $"what lapses is {lapsed.Settlement.Whole.Amount} and not the shares of {string.Join(", ", lapsed.Numbers)}.",
        PaymentReturnWanted back when Sum([back.Provider, back.Commission, back.CommissionTax, back.CustomerFee]) + Of(back.Goodwill) != back.Refund.Amount + Of(back.Coupon) =>
            $"what goes back is {back.Refund.Amount} and not the sum of its parts.",
        PaymentChargebackSettled settled when DisputedMoney.Find((PaymentState)step.Before, settled.DisputeId) is { } dispute
            && Sum([.. settled.Refunds.Select(refund => refund.Amount), settled.Provider, settled.Commission, settled.CommissionTax, settled.CustomerFee, settled.Borne])
                - Of(settled.Coupon) > dispute.Unsettled => $"more than the {dispute.Unsettled} that the bank keeps are settled.",
        PayoutScheduled scheduled when Sum(scheduled.Items.Select(item => item.Amount)) != scheduled.Amount.Amount =>
            $"the payout is {scheduled.Amount.Amount} and its items sum to {Sum(scheduled.Items.Select(item => item.Amount))}.",
        _ => null,
    };

    private static string? Judge(BookingTerms terms)
    {
        var paid = Sum(terms.Lines.Where(line => line.PaidBy is PriceParty.Customer).Select(line => line.Amount));
        var earned = Sum(terms.Lines.Where(line => PriceParty.Provider == line.PaidBy || PriceParty.Provider == line.ReceivedBy).Select(line => line.Amount));
        var parts = Sum([terms.ProviderEarns, terms.Commission, terms.CommissionTax, terms.CustomerFee]);
        return paid != terms.Total.Amount ? $"the customer's lines sum to {paid} and the total is {terms.Total.Amount}."
            : parts != terms.Total.Amount + terms.PlatformPays().Amount ? $"the shares sum to {parts} and the total is {terms.Total.Amount}."
            : earned != terms.ProviderEarns.Amount ? $"the provider's lines sum to {earned} and the provider earns {terms.ProviderEarns.Amount}."
            : terms.Milestones is { } milestones ? Judge(terms, milestones)
            : null;
    }

    /// <summary>
    /// What is paid at the sale is the deposit and the customer's fee, and the balance is the rest. Of both the platform's coupon may pay a part. A
    /// change order leaves both as they were.
    /// </summary>
    private static string? JudgeBalance(BookingTerms terms) =>
        terms.Balance is { } balance && terms.CustomerFee.Amount + (terms.Deposit?.Amount ?? 0) is var atSale && (!balance.Due.IsPositive
            || !terms.DueNow().IsPositive || (terms.PlatformPays().IsZero ? terms.DueNow().Amount != atSale : terms.DueNow().Amount > atSale))
            ? $"the deposit is {terms.Deposit?.Amount}, the balance {balance.Due.Amount}, the fee {terms.CustomerFee.Amount} and the total {terms.Total.Amount}."
            : null;

    /// <summary>Over all milestones each amount is that of the terms, and each milestone is the sum of its shares.</summary>
    private static string? Judge(BookingTerms terms, ImmutableArray<MilestoneTerms> milestones)
    {
        var whole = (
            Sum(milestones.Select(one => one.Total)),
            Sum(milestones.Select(one => one.ProviderEarns)),
            Sum(milestones.Select(one => one.Commission)),
            Sum(milestones.Select(one => one.CommissionTax)),
            Sum(milestones.Select(one => one.CustomerFee)));
        return whole != (terms.Total.Amount, terms.ProviderEarns.Amount, terms.Commission.Amount, terms.CommissionTax.Amount, terms.CustomerFee.Amount)
            ? $"the milestones sum to {whole} and not to the terms."
            : milestones.FirstOrDefault(one => Sum([one.Amount, one.CustomerFee]) != one.Total.Amount
                || Sum([one.ProviderEarns, one.Commission, one.CommissionTax]) != one.Amount.Amount) is { } odd
            ? $"milestone {odd.Number} is {odd.Total.Amount} and its shares are not."
            : null;
    }

    /// <summary>What is divided over several payments, with the whole that it must come to.</summary>
    private static (Settlement Whole, ImmutableArray<PaymentPart> Parts)? Parts(Step step) => step.Event switch
    {
        BookingCancelled { Parts: { } parts } e => (e.Settlement, parts),
        BookingReleased { Parts: { } parts } e => (e.Settlement, parts),
        BookingMilestoneReleased { Parts: { } parts } e => (e.Settlement, parts),
        BookingNoShowUpheld { Parts: { } parts } e => (e.Settlement, parts),
        BookingRefunded { Parts: { } parts } e => (Settlement.Nothing(e.Amount.Currency) with { Refund = e.Amount }, parts),
        BookingSeatsCancelled { Parts: { } parts } e => (Settlement.Nothing(e.Refund.Currency) with { Refund = e.Refund }, parts),
        BookingChanged { Parts: { } parts } e => (Settlement.Nothing(e.Due.Currency) with { Refund = -e.Due }, parts),
        _ => null,
    };

    private static string? JudgeParts(Step step)
    {
        if (Parts(step) is not var (whole, parts))
        {
            return null;
        }

        ImmutableArray<Func<Settlement, Money>> shares =
        [
            part => part.Refund, part => part.Provider, part => part.Commission, part => part.CommissionTax, part => part.CustomerFee,
            part => part.Coupon ?? Money.Zero(part.Refund.Currency), part => part.Tax?.Amount ?? Money.Zero(part.Refund.Currency),
        ];
        return shares.Any(share => Sum(parts.Select(part => share(part.Settlement))) != share(whole).Amount)
            || parts.Any(part => shares.Any(share => share(part.Settlement).Amount < 0))
            ? $"the payments' parts {string.Join(", ", parts.Select(part => part.Settlement))} are not those of {whole}."
            : null;
    }

    private static long Of(Money? coupon) => coupon?.Amount ?? 0;

    private static long Sum(IEnumerable<Money> amounts) => amounts.Sum(amount => amount.Amount);
}
