namespace Marketplace.Groups;

/// <summary>
/// One session that several people share and that takes place only if enough of them come. It decides once, some time before
/// it begins, on what is confirmed at that moment. The key is the session of the occupancy: one listing at one start; where resources are assigned, it
/// derives from that and from whoever leads it.
/// </summary>
/// <remarks>Only the platform speaks to it; its customers and provider see what becomes of their bookings.</remarks>
[Alias("group-session")]
public interface IGroupSessionGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Told by every booking that takes seats of it. The first one opens it; whoever comes after it was called off is called off too.</summary>
    [Alias("join")]
    Task Join(JoinGroup command);

    /// <summary>Told by whoever counted: how many seats are confirmed.</summary>
    [Alias("record-turnout")]
    Task Record(RecordTurnout command);
}

/// <summary>What is known of a session before it is decided.</summary>
/// <param name="ResourceId">Whose calendar it occupies.</param>
/// <param name="ListingId">Of which listing.</param>
/// <param name="Start">When it begins.</param>
/// <param name="Needed">How many seats have to be confirmed.</param>
/// <param name="DecidesAt">When it is decided.</param>
/// <param name="Session">The session of the occupancy; null in plans from before several resources could hold one, where it is the key.</param>
[GenerateSerializer, Immutable, Alias("group.plan")]
public sealed record GroupPlan(Guid ResourceId, Guid ListingId, DateTimeOffset Start, int Needed, DateTimeOffset DecidesAt, Guid? Session = null);

/// <summary>Where a session stands. Stored by name; never rename.</summary>
public enum GroupStatus
{
    None,

    /// <summary>It is not decided yet.</summary>
    Open,

    /// <summary>Its moment has come, and whoever is confirmed is being counted.</summary>
    Deciding,

    /// <summary>Enough were confirmed: it takes place, whoever leaves it afterwards.</summary>
    On,

    /// <summary>Too few were confirmed: all of its bookings are cancelled.</summary>
    CalledOff,
}
