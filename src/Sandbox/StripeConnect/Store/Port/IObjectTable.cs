namespace Marketplace.Sandbox;

/// <summary>Every object of the gateway.</summary>
internal interface IObjectTable
{
    Task<StoredObject?> Find(string kind, string id);

    /// <summary>The object in its newest version, which nobody else changes until this transaction ends.</summary>
    Task<StoredObject?> Lock(string kind, string id);

    /// <summary>An object of whatever kind.</summary>
    Task<StoredObject?> Find(string id);

    /// <returns>Its place in the order of making.</returns>
    Task<long> Insert(StoredObject made);

    /// <summary>Keeps the body, the notes and the due time.</summary>
    Task Update(StoredObject changed);

    Task<IReadOnlyList<StoredObject>> Page(ObjectPage page);

    /// <summary>What time changes first, if it is due by then.</summary>
    Task<DueObject?> FirstDue(DateTimeOffset now);

    /// <summary>The earliest instant at which time will change something, or null.</summary>
    Task<DateTimeOffset?> NextDue();

    /// <summary>What transfers have taken from a charge, less what came back, in minor units.</summary>
    Task<long> TransferredFrom(string charge);

    /// <summary>All money that moved, oldest first.</summary>
    Task<IReadOnlyList<StripeMovement>> Movements();
}
