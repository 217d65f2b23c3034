namespace Stripe;

public interface IAnyOf
{
    Type Type { get; }

    object Value { get; }
}
