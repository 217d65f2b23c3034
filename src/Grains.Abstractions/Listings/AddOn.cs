namespace Marketplace.Listings;

/// <summary>Something that can be booked with a listing and never alone: a wash with the haircut, a pair of skis with the lesson.</summary>
/// <param name="Id">By what it is chosen: the provider's own short word, unique within the listing.</param>
/// <param name="Label">For people; it stands on the price line.</param>
/// <param name="Price">What one of it costs; nothing is a price too.</param>
/// <param name="Duration">How much longer each makes the booking; null where it takes no time of its own. Not where days or nights are booked.</param>
/// <param name="MaximumQuantity">How many can be chosen at most.</param>
[GenerateSerializer, Immutable, Alias("listing.add-on")]
public sealed record AddOn(string Id, string Label, ListingPrice Price, TimeSpan? Duration, int MaximumQuantity)
{
    /// <summary>Of one listing. With the base, as many pricing rules and the shares it stays below the fifty lines that a price may have.</summary>
    public const int Maximum = 20;

    /// <summary>Of one add-on in one booking: more of anything is a listing of its own.</summary>
    public const int LargestQuantity = 100;

    /// <summary>Of an id, in characters: it stands in URLs.</summary>
    public const int MaximumId = 40;

    /// <summary>Of a label, in characters.</summary>
    public const int MaximumLabel = 80;

    /// <summary>What takes longer is no addition.</summary>
    public static readonly TimeSpan LongestDuration = TimeSpan.FromHours(24);
}

/// <summary>An add-on that somebody wants.</summary>
/// <param name="Id">Of the listing's.</param>
/// <param name="Quantity">How many, at least 1.</param>
[GenerateSerializer, Immutable, Alias("listing.add-on-choice")]
public sealed record AddOnChoice(string Id, int Quantity);
