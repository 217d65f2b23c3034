namespace Marketplace;

/// <summary>
/// The facts that refusals of several contexts have in common, by name. A fact that is not named here has the name of the field of
/// the request, or of the rule of a calendar, that it speaks of. Public API: docs/errors.md says how each is written.
/// </summary>
public static class FactNames
{
    /// <summary>Where the thing stands.</summary>
    public const string Status = "status";

    /// <summary>Each state in which it could be done; none where there is no such state.</summary>
    public const string AllowedIn = "allowedIn";

    /// <summary>Each side that may do it.</summary>
    public const string AllowedFor = "allowedFor";

    /// <summary>The moment by which the rule judged.</summary>
    public const string AsOf = "asOf";

    /// <summary>It can be done from then on.</summary>
    public const string From = "from";

    /// <summary>It could be done before then.</summary>
    public const string Until = "until";

    /// <summary>When what is in the way happened.</summary>
    public const string At = "at";

    /// <summary>Which side did what is in the way.</summary>
    public const string By = "by";

    /// <summary>The most there can be.</summary>
    public const string Limit = "limit";

    /// <summary>How many there are.</summary>
    public const string Count = "count";

    /// <summary>What the request named, where that is not what stands.</summary>
    public const string Asked = "asked";

    /// <summary>What the booking still holds of the customer's money.</summary>
    public const string Held = "held";

    /// <summary>What has to come before it goes on.</summary>
    public const string WaitsFor = "waitsFor";

    /// <summary>Present where nothing but the moment was wrong: the same may be asked again.</summary>
    public const string Again = "again";
}
