namespace Marketplace.Payments;

/// <summary>Whose expense it is that money goes back after it was earned. Stored by name; never rename.</summary>
public enum RefundPayer
{
    /// <summary>Each gives back their part of what they still have.</summary>
    Both,

    /// <summary>All of it is the provider's part; the platform keeps its commission.</summary>
    Provider,

    /// <summary>Nobody gives anything back of what they earned: it is an expense of the platform.</summary>
    Platform,
}
