namespace Marketplace.Resources;

/// <summary>Somebody or something whose time bookings take: each has a calendar of its own, under all listings that use it.</summary>
/// <param name="Id">The key of its calendar. The provider's own calendar has the provider's id.</param>
/// <param name="Name">For people: `Ann`, `Room 2`.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Seats">How many fit in at once, at most; null leaves it to the listing.</param>
/// <param name="IsArchived">True once nothing new may be booked on it. What was booked stays.</param>
/// <param name="CreatedAt">Since when it is there.</param>
[GenerateSerializer, Immutable, Alias("resource.resource")]
public sealed record Resource(Guid Id, string Name, ResourceKind Kind, int? Seats, bool IsArchived, DateTimeOffset CreatedAt)
{
    /// <summary>A large clinic; bounds the record of one roster.</summary>
    public const int MaximumPerProvider = 200;

    /// <summary>Of a name, in characters.</summary>
    public const int MaximumName = 80;
}

/// <summary>What a resource is. Stored by name; never rename.</summary>
public enum ResourceKind
{
    Staff,
    Room,
    Device,
}
