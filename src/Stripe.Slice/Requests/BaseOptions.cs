namespace Stripe;

/// <summary>What every request may ask for besides its own parameters.</summary>
public class BaseOptions : INestedOptions
{
    /// <summary>Paths of fields to answer as whole objects instead of ids.</summary>
    public List<string> Expand { get; set; }

    public void AddExpand(string value) => (Expand ??= []).Add(value);
}
