using Marketplace.Bookings;
using Marketplace.Calendars;
using Marketplace.Coupons;
using Marketplace.Resources;

namespace Marketplace.Listings;

/// <summary>Prices a wish by what a listing says now. The server computes every price; clients only name the wish.</summary>
internal static class Pricing
{
    /// <summary>The terms of a booking, or why the wish cannot be priced.</summary>
    public static Outcome<BookingTerms> Terms(
        Guid listingId, long version, ListingState listing, TermsQuery wish, PlatformTerms platform, BookingOptions processes, DateTimeOffset now)
    {
        var content = listing.Content!;
        if (content.Price is not { } price || content.Duration is not { } shortest)
        {
            return ListingRefusals.NotBookable(listing.Status);
        }

        var duration = wish.Duration ?? BookableDurations.Default(content.Rules, shortest);
        var rules = content.Rules with { Stay = StayOf(content.Rules, price.Type, shortest) };
        if (BookableDurations.Fault(rules, price.Type, shortest, duration) is { } allowed)
        {
            return ListingRefusals.DurationNotValid(allowed);
        }

        // A date override may open more seats than the listing has; the calendar knows, so only nonsense is refused here.
        if (wish.Seats is < 1 or > CalendarPlan.MaximumSeats)
        {
            return ListingRefusals.SeatsNotValid(CalendarPlan.MaximumSeats);
        }

        if (ResourceChoices.Fault(content.Requirements, wish.Chosen) is { } noChoice)
        {
            return noChoice;
        }

        var (offered, chosen) = (content.AddOns ?? [], wish.AddOns ?? []);
        if (AddOns.Fault(offered, chosen) is { } notOffered)
        {
            return notOffered;
        }

        var clock = WallClock.Of(content.TimeZone);
        var work = PricedSlot.Of(wish.Start, duration, wish.Seats, rules, clock);
        var booked = AddOns.Booked(offered, chosen);
        var slot = work.LongerBy(booked.Aggregate(TimeSpan.Zero, static (sum, one) => sum + one.Time));
        if (slot.Duration > TermsQuery.LongestDuration)
        {
            return ListingRefusals.DurationNotValid("is, with its add-ons, longer than a booking can be");
        }

        var units = PriceUnits.Of(price.Type, work, clock);
        ImmutableArray<PriceLine> lines =
        [
            PriceLines.Base(price, units, duration),
            .. PricingRules.Lines(content.PricingRules ?? [], price.Amount, units, wish.Start - now),
            .. AddOns.Lines(offered, booked, work, clock),
        ];
        var amount = lines.Aggregate(Money.Zero(price.Amount.Currency), static (sum, line) => sum + line.Amount);
        var coupon = wish.Coupon is null
            ? default
            : new CouponSale(listingId, listing.ProviderId, content.Category ?? string.Empty, content.Mode, Couponed(amount, listing, platform), now).With(platform.Coupon);
        if (coupon.Refusal is { } noCoupon)
        {
            return noCoupon;
        }

        if (coupon.View is { } taken)
        {
            // What the platform pays makes the price no less: the provider earns as if there were no coupon.
            (lines, amount) = (lines.Add(taken.Line), taken.Line.ReceivedBy is PriceParty.Platform ? amount : amount + taken.Line.Amount);
        }

        var rates = platform.RatesOf(listing, amount, units.Count, now);
        var split = PriceSplit.Of(amount, rates, coupon.View?.Terms);
        if (!split.IsPayable)
        {
            return ListingRefusals.DurationNotValid("makes the price larger than a payment can be");
        }

        var terms = Frozen(listingId, version, listing, slot, split, rates, PriceLines.Of(lines, split), processes);
        return (terms with { AddOns = booked.IsEmpty ? null : booked, Coupon = coupon.View?.Terms }).With(content.Payment, now).With(wish.Chosen);
    }

    /// <summary>The terms of an offer: what is offered instead of the listing's price, and everything else as the listing says.</summary>
    public static Outcome<BookingTerms> Offer(
        Guid listingId, long version, ListingState listing, OfferQuery offer, PlatformTerms platform, BookingOptions processes, DateTimeOffset now)
    {
        var content = listing.Content!;
        if (content.Price is not { Amount.Currency: var currency } price || content.Duration is not { } shortest)
        {
            return ListingRefusals.NotBookable(listing.Status);
        }

        var rules = content.Rules with { Stay = StayOf(content.Rules, price.Type, shortest) };
        if (OfferFaults.Of(offer, currency, rules.Stay) is { } fault)
        {
            return fault;
        }

        var amount = offer.Lines.Aggregate(Money.Zero(currency), (sum, line) => sum + line.Amount);
        // What is agreed on is one thing, however many hours it takes.
        var rates = platform.RatesOf(listing, amount, quantity: 1, now);
        var split = PriceSplit.Of(amount, rates);
        if (!split.IsPayable)
        {
            return OfferFaults.TooMuch;
        }

        var slot = PricedSlot.Of(offer.Start, offer.Duration, offer.Seats, rules, WallClock.Of(content.TimeZone));
        var terms = Frozen(listingId, version, listing, slot, split, rates, PriceLines.Of(offer.Lines, split), processes);
        return OfferFaults.Of(offer, terms.Process) is { } notDelivered
            ? notDelivered
            : terms with
            {
                Deposit = offer.Deposit,
                Milestones = offer.Milestones is { } milestones ? MilestoneSplit.Of(milestones, split) : null,
                Balance = PaymentPlans.BalanceOf(terms, offer, now),
            };
    }

    /// <summary>What a provider takes off makes the tax less; what the platform pays, it pays of the price with its tax.</summary>
    private static Money Couponed(Money stated, ListingState listing, PlatformTerms platform) =>
        platform.Coupon.View is { Funder: CouponFunder.Platform } && platform.TaxOf(listing) is { Prices: TaxedPrices.Exclusive } tax && tax.On(stated) is { Amount: var added }
            ? stated + added
            : stated;

    private static BookingTerms Frozen(
        Guid listingId,
        long version,
        ListingState listing,
        PricedSlot slot,
        PriceSplit split,
        PriceRates rates,
        ImmutableArray<PriceLine> lines,
        BookingOptions processes)
    {
        var content = listing.Content!;
        var process = processes.TermsOf(content.Mode, content.Category ?? string.Empty, content.Process);
        return new BookingTerms(
            listingId,
            version,
            content.Title!,
            listing.ProviderId,
            listing.ProviderId,
            content.Mode,
            slot.Start,
            slot.End,
            content.TimeZone,
            slot.Seats,
            slot.Rules,
            lines,
            split.Total,
            split.Commission,
            split.Tax,
            split.ProviderEarns,
            split.Fee,
            content.CancellationPolicy,
            process,
            slot.Duration,
            Resources: content.Requirements is { } requirements ? new ResourceTerms(requirements, []) : null,
            Rates: rates,
            Security: SecurityPlans.TermsOf(content, process),
            Tax: split.ServiceTax);
    }

    /// <summary>Where days or nights are paid for they are booked too, unless the listing sells parts of days.</summary>
    public static SlotStay? StayOf(SlotRules rules, PriceType type, TimeSpan shortest) => (rules.Stay, type) switch
    {
        ({ } stay, _) => stay,
        (_, PriceType.Nightly) when BookableDurations.IsWholeDays(shortest) => new SlotStay(StayUnit.Night, null, null),
        (_, PriceType.Daily) when BookableDurations.IsWholeDays(shortest) => new SlotStay(StayUnit.Day, null, null),
        _ => null,
    };
}
