namespace Marketplace;

/// <summary>
/// Collects what is wrong with a request, field by field, so that a client learns all of it at once. Every method
/// gives back the value in its domain type; after a complaint the value means nothing, and <see cref="Refusal"/> is not null.
/// </summary>
internal sealed partial class Check
{
    private readonly ImmutableArray<RefusalFact>.Builder complaints = ImmutableArray.CreateBuilder<RefusalFact>();
    private readonly Refusal refusal;

    public Check()
        : this(EdgeRefusals.NotValid)
    {
    }

    private Check(Refusal refusal) => this.refusal = refusal;

    /// <summary>What to answer, or null when nothing is wrong.</summary>
    public Refusal? Refusal => complaints.Count == 0 ? null : refusal with { Facts = complaints.ToImmutable() };

    /// <summary>For values of the query string: complaints are 400 `malformed-request`.</summary>
    public static Check OfQuery() => new(EdgeRefusals.Malformed);

    /// <summary>A complaint in words: "must be ..." without the field's name.</summary>
    public void Fail(string field, string complaint) => complaints.Add(new RefusalFact(field, complaint));

    /// <summary>Complains unless the condition holds.</summary>
    public void Require(bool condition, string field, string complaint)
    {
        if (!condition)
        {
            Fail(field, complaint);
        }
    }

    /// <summary>Text that must be there. White space around it does not count.</summary>
    /// <param name="field">The path of the member: `price.amount`.</param>
    /// <param name="value">As it came.</param>
    /// <param name="max">In characters.</param>
    /// <param name="min">In characters.</param>
    public string Text(string field, string? value, int max, int min = 1)
    {
        if (value is null)
        {
            Fail(field, "is required");
            return string.Empty;
        }

        var text = value.Trim();
        Require(text.Length >= min, field, min == 1 ? "must not be empty" : $"must have at least {min} characters");
        Require(text.Length <= max, field, $"must have at most {max} characters");
        Require(IsStorable(text), field, "must be Unicode text without NUL characters");
        return text;
    }

    /// <summary>Text that may be left out; empty text counts as left out.</summary>
    public string? OptionalText(string field, string? value, int max) =>
        string.IsNullOrWhiteSpace(value) ? null : Text(field, value, max);

    public long Number(string field, long? value, long min, long max)
    {
        if (value is not { } number)
        {
            Fail(field, "is required");
            return min;
        }

        Require(number >= min && number <= max, field, $"must be between {min} and {max}");
        return number;
    }

    public long? OptionalNumber(string field, long? value, long min, long max) =>
        value is null ? null : Number(field, value, min, max);

    /// <summary>One of the names of a closed choice, in the wire's lower case with underscores.</summary>
    public TEnum OneOf<TEnum>(string field, string? value)
        where TEnum : struct, Enum
    {
        if (value is null)
        {
            Fail(field, "is required");
            return default;
        }

        if (EnumNames<TEnum>.ByName.TryGetValue(value, out var choice))
        {
            return choice;
        }

        Fail(field, $"must be one of {string.Join(", ", EnumNames<TEnum>.ByName.Keys)}");
        return default;
    }

    public TEnum? OptionalOneOf<TEnum>(string field, string? value)
        where TEnum : struct, Enum =>
        value is null ? null : OneOf<TEnum>(field, value);

    public Guid Id(string field, string? value)
    {
        if (value is null)
        {
            Fail(field, "is required");
            return Guid.Empty;
        }

        Require(Guid.TryParseExact(value, "D", out var id), field, "must be an id");
        return id;
    }

    public Guid? OptionalId(string field, string? value) => value is null ? null : Id(field, value);

    /// <summary>A list with a bound, each item checked under its own path (`images[2]`).</summary>
    public ImmutableArray<TResult> Items<TItem, TResult>(
        string field, IReadOnlyList<TItem>? values, int max, Func<string, TItem, TResult> each)
    {
        if (values is null)
        {
            return [];
        }

        if (values.Count > max)
        {
            Fail(field, $"must have at most {max} items");
            return [];
        }

        return [.. values.Select((value, index) => each($"{field}[{index}]", value))];
    }

    /// <summary>A list that is left out matters to nobody; one that is empty would let nothing through, and is refused.</summary>
    public ImmutableArray<TResult>? OptionalItems<TItem, TResult>(
        string field, IReadOnlyList<TItem>? values, int max, Func<string, TItem, TResult> each)
    {
        if (values is null)
        {
            return null;
        }

        Require(values.Count > 0, field, "must have one item, or be left out");
        return Items(field, values, max, each);
    }

    /// <summary>PostgreSQL stores neither NUL characters nor half of a surrogate pair.</summary>
    private static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i++)))
            {
                return false;
            }
        }

        return true;
    }
}
