namespace Stripe;

/// <summary>A parameter that Stripe accepts in more than one shape.</summary>
public abstract class AnyOf : IAnyOf
{
    public abstract Type Type { get; }

    public abstract object Value { get; }

    public override string ToString() => Value?.ToString() ?? "AnyOf(null)";
}

public class AnyOf<T1, T2> : AnyOf
{
    public AnyOf(T1 value)
    {
        Value = value;
        Type = typeof(T1);
    }

    public AnyOf(T2 value)
    {
        Value = value;
        Type = typeof(T2);
    }

    public override Type Type { get; }

    public override object Value { get; }

    public static implicit operator AnyOf<T1, T2>(T1 value) => value is null ? null : new(value);

    public static implicit operator AnyOf<T1, T2>(T2 value) => value is null ? null : new(value);
}
