namespace Marketplace.Listings;

/// <summary>
/// When a listing costs more or less than its price. It is either a share of the price or an amount for each unit, and it is added to what
/// the price comes to; rules do not multiply with one another, and none takes anything off add-ons.
/// </summary>
/// <param name="Label">For people; it stands on the price line.</param>
/// <param name="When">Under which conditions; all that are stated must hold.</param>
/// <param name="BasisPoints">Hundredths of a percent of the price of the units that it is about; less than 0 is a discount. Null where it is an amount.</param>
/// <param name="Amount">For each unit that it is about: each hour, day, night or person, or the booking; less than 0 is a discount. Null where it is a share.</param>
[GenerateSerializer, Immutable, Alias("listing.pricing-rule")]
public sealed record PricingRule(string Label, PricingConditions When, int? BasisPoints, Money? Amount)
{
    /// <summary>Of one listing: the seasons of some years beside the usual discounts. See <see cref="AddOn.Maximum"/> for the sum.</summary>
    public const int Maximum = 20;

    /// <summary>Ten times as much on top: whoever needs more has another price.</summary>
    public const int LargestBasisPoints = 1_000_00;

    /// <summary>Of a label, in characters.</summary>
    public const int MaximumLabel = 80;
}

/// <summary>
/// When a pricing rule applies. Weekdays and dates are those of the listing's zone, judged for each hour, day or night of its own where
/// the price counts them, and at the start where it does not. What is null does not matter.
/// </summary>
/// <param name="Weekdays">On these days.</param>
/// <param name="From">From this local date on.</param>
/// <param name="Until">Up to this local date, inclusive, because that is how people speak of seasons.</param>
/// <param name="BookedBefore">Booked at least that long before the start: an early bird.</param>
/// <param name="BookedWithin">Booked at most that long before the start: a last minute.</param>
/// <param name="FromUnits">For at least so many units, started ones counted: hours, days, nights or persons.</param>
[GenerateSerializer, Immutable, Alias("listing.pricing-conditions")]
public sealed record PricingConditions(
    ImmutableArray<DayOfWeek>? Weekdays = null,
    DateOnly? From = null,
    DateOnly? Until = null,
    TimeSpan? BookedBefore = null,
    TimeSpan? BookedWithin = null,
    int? FromUnits = null)
{
    /// <summary>Nobody plans further ahead.</summary>
    public static readonly TimeSpan LongestLead = TimeSpan.FromDays(730);

    /// <summary>As many as one booking can have: seats of the largest hall.</summary>
    public const int MostUnits = 10_000;
}
