namespace Marketplace;

/// <summary>A "no" the caller can act on. Codes are public API: add new ones, never rename old ones.</summary>
/// <param name="Kind">What a caller should do about it; the edge maps each kind to one status.</param>
/// <param name="Code">Stable and documented in docs/errors.md, such as `booking.slot-taken`.</param>
/// <param name="Reason">One sentence for a person.</param>
/// <param name="Facts">What the decision rests on: the missing fields, the rule that said no and its numbers.</param>
[GenerateSerializer, Immutable, Alias("refusal")]
public sealed record Refusal(RefusalKind Kind, string Code, string Reason, ImmutableArray<RefusalFact> Facts)
{
    public Refusal(RefusalKind kind, string code, string reason)
        : this(kind, code, reason, [])
    {
    }

    /// <summary>The same refusal with one more fact behind it.</summary>
    public Refusal With(string name, string value) => this with { Facts = Facts.Add(new RefusalFact(name, value)) };
}

/// <summary>One fact behind a refusal. The name is a field of the request (`duration`) or of the rule (`notice`).</summary>
[GenerateSerializer, Immutable, Alias("refusal-fact")]
public sealed record RefusalFact(string Name, string Value);

/// <summary>What a caller should do about a refusal; the HTTP edge maps each kind to one status.</summary>
public enum RefusalKind
{
    /// <summary>There is no such thing, or it is not yours to know: 404.</summary>
    Unknown,

    /// <summary>You may see it but not do this: 403.</summary>
    NotYours,

    /// <summary>Not in this state, or somebody was faster: 409.</summary>
    NotNow,

    /// <summary>The details are not right: 422.</summary>
    NotValid,

    /// <summary>It changed since you looked: 412.</summary>
    Stale,

    /// <summary>Too much at once: 429.</summary>
    TooMany,

    /// <summary>Wrong or expired credentials: 401.</summary>
    NotAuthenticated,

    /// <summary>Something outside did not answer in time; the same request may be sent again: 503.</summary>
    Unavailable,
}
