namespace Marketplace;

internal sealed partial class Check
{
    /// <summary>An amount that can be paid, between a minimum and <see cref="Marketplace.Money.Limit"/>.</summary>
    public Money Money(string field, MoneyRequest? value, long min = 0)
    {
        var money = ExactMoney(field, value, min);
        Require(value is null || money.IsInSteps, $"{field}.amount", $"must be a multiple of {Marketplace.Currency.Step(money.Currency)}: nobody pays less of that currency");
        return money;
    }

    /// <summary>The same of what has happened and of what is left, which may be any amount.</summary>
    public Money ExactMoney(string field, MoneyRequest? value, long min = 0)
    {
        if (value is null)
        {
            Fail(field, "is required");
            return default;
        }

        return new Money(Number($"{field}.amount", value.Amount, min, Marketplace.Money.Limit), Currency($"{field}.currency", value.Currency));
    }

    public Money? OptionalMoney(string field, MoneyRequest? value, long min = 0) => value is null ? null : Money(field, value, min);

    /// <summary>ISO 4217, of those that the product accepts.</summary>
    public string Currency(string field, string? value)
    {
        if (value is null)
        {
            Fail(field, "is required");
            return string.Empty;
        }

        Require(Marketplace.Currency.IsKnown(value), field, "must be an ISO 4217 currency in upper case, such as EUR");
        return value;
    }

    /// <summary>ISO 3166-1, two letters.</summary>
    public string Country(string field, string? value)
    {
        if (value is null)
        {
            Fail(field, "is required");
            return string.Empty;
        }

        Require(Countries.IsKnown(value), field, "must be an ISO 3166 country of two letters in upper case, such as DE");
        return value;
    }

    public string? OptionalCountry(string field, string? value) => string.IsNullOrEmpty(value) ? null : Country(field, value);
}

/// <summary>Money as clients send it.</summary>
/// <param name="Amount">In the smallest unit of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
internal sealed record MoneyRequest(long? Amount, string? Currency);
