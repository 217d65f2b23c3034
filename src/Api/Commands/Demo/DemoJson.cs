using System.Text.Json;

namespace Marketplace.Commands.Demo;

/// <summary>What the story reads from answers.</summary>
internal static class DemoJson
{
    public static string Text(this JsonElement element, string member) => element.GetProperty(member).GetString() ?? string.Empty;

    public static string Money(this JsonElement element, string member)
    {
        var money = element.GetProperty(member);
        return new Money(money.GetProperty("amount").GetInt64(), money.GetProperty("currency").GetString()!).ToString();
    }
}
