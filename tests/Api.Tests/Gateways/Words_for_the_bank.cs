using System.Text.Json;

namespace Marketplace.Gateways;

public sealed class Words_for_the_bank
{
    private static readonly Uri Here = new("https://market.example/");

    [Theory]
    [InlineData(50, 0, 50)]
    [InlineData(60, 0, 50)]
    [InlineData(48, 2, 48 + 2)]
    [InlineData(49, 2, 49)]
    public void A_title_is_cut_to_fifty_but_never_through_a_character(int letters, int faces, int length)
    {
        var title = new string('a', letters) + string.Concat(Enumerable.Repeat("🙂", faces));

        var body = FibWire.Create(new Money(80_000, "IQD"), title, Here, Here, TimeSpan.FromMinutes(15), TimeSpan.FromDays(30));

        var sent = JsonDocument.Parse(body).RootElement.GetProperty("description").GetString()!;
        Assert.Equal(title[..length], sent);
    }
}
