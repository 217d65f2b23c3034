namespace Marketplace.Abuse;

/// <summary>What looks wrong. Stored by name; never rename.</summary>
public enum FlagRule
{
    /// <summary>A customer of a provider paid with a card that the provider paid with elsewhere.</summary>
    OwnCard,

    /// <summary>Several customers of a provider paid with one card.</summary>
    SharedCard,

    /// <summary>Two providers are each other's customers, again and again.</summary>
    Reciprocal,

    /// <summary>A customer books with one provider alone, and nothing of it ever costs anything.</summary>
    FreeBookings,

    /// <summary>Card after card of a customer is declined.</summary>
    DeclinedCards,

    /// <summary>Many customers paid with one card, whichever providers they booked with.</summary>
    CardOfMany,
}

/// <summary>What was seen, with everything that an operator needs to judge it.</summary>
/// <param name="Rule">What looks wrong.</param>
/// <param name="ProviderId">Who would gain by it; null where that is nobody in particular.</param>
/// <param name="CustomerId">With whom; null where there are several.</param>
/// <param name="HoldsPayouts">Whether the provider is not paid until it is decided.</param>
/// <param name="Facts">What the rule saw: payments, customers, the card, and how often.</param>
[GenerateSerializer, Immutable, Alias("flag.case")]
public sealed record FlagCase(FlagRule Rule, Guid? ProviderId, Guid? CustomerId, bool HoldsPayouts, ImmutableArray<FlagFact> Facts)
{
    /// <summary>Enough to see what it is about; who wants all of it reads the payments.</summary>
    public const int MostFacts = 20;
}

/// <param name="Name">`payment`, `customer`, `card`, `count`.</param>
/// <param name="Value">An id, the gateway's fingerprint of a card, or a number.</param>
[GenerateSerializer, Immutable, Alias("flag.fact")]
public sealed record FlagFact(string Name, string Value);

/// <summary>The ids of flags. They derive from what is suspected of whom, so that what was cleared is not raised again for the same.</summary>
public static class FlagId
{
    public static Guid OwnCard(Guid provider, Guid customer) => DerivedId.From(provider, customer, "flag/own-card");

    public static Guid SharedCard(Guid provider, string card) => DerivedId.From(provider, $"flag/shared-card/{card}");

    /// <summary>Whoever pays with it next does not make it another case.</summary>
    public static Guid CardOfMany(string card) => DerivedId.From(Guid.Empty, $"flag/card-of-many/{card}");

    /// <summary>Of both providers together: neither is the one and neither the other.</summary>
    public static Guid Reciprocal(Guid one, Guid other) => one.CompareTo(other) < 0
        ? DerivedId.From(one, other, "flag/reciprocal")
        : DerivedId.From(other, one, "flag/reciprocal");

    public static Guid FreeBookings(Guid provider, Guid customer) => DerivedId.From(provider, customer, "flag/free-bookings");

    /// <summary>Of one day: whoever does it again another day is worth another look.</summary>
    public static Guid DeclinedCards(Guid customer, DateTimeOffset at) => DerivedId.From(customer, $"flag/declined-cards/{at.UtcDateTime:yyyy-MM-dd}");
}
