using System.Text.Json.Serialization;

namespace Marketplace;

/// <summary>
/// Who is asking. It travels inside the command rather than in ambient context,
/// so that a decision depends on nothing its arguments do not show.
/// </summary>
/// <param name="Role">What kind of caller this is.</param>
/// <param name="Id">The account of a person or operator; empty for the platform and for visitors.</param>
/// <param name="ProviderId">The provider this person may act for; empty when there is none.</param>
[GenerateSerializer, Immutable, Alias("actor")]
public sealed record Actor(ActorRole Role, Guid Id, Guid ProviderId)
{
    /// <summary>The clock, a relay or a worker: the product acting for itself.</summary>
    public static readonly Actor Platform = new(ActorRole.Platform, Guid.Empty, Guid.Empty);

    /// <summary>A caller without a token.</summary>
    public static readonly Actor Visitor = new(ActorRole.Visitor, Guid.Empty, Guid.Empty);

    /// <summary>Somebody with an account, in whose name the platform acts.</summary>
    public static Actor Member(Guid accountId) => new(ActorRole.Member, accountId, DerivedId.From(accountId, "provider"));

    /// <summary>True for operators and for the platform itself: those who may act on what is not theirs.</summary>
    [JsonIgnore]
    public bool IsStaff => Role is ActorRole.Operator or ActorRole.Platform;

    /// <summary>True when this actor acts for that provider.</summary>
    public bool ActsFor(Guid providerId) => ProviderId != Guid.Empty && ProviderId == providerId;
}

/// <summary>The kinds of caller. Stored by name; never rename.</summary>
public enum ActorRole
{
    Visitor,
    Member,
    Operator,
    Platform,
}
