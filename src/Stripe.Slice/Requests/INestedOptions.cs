namespace Stripe;

/// <summary>Marks parameters that are encoded as <c>outer[inner]</c>.</summary>
public interface INestedOptions;
