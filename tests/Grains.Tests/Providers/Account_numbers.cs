namespace Marketplace.Providers;

public sealed class Account_numbers
{
    [Theory]
    [InlineData("DE89 3704 0044 0532 0130 00", "DE89370400440532013000")]
    [InlineData("gb29nwbk60161331926819", "GB29NWBK60161331926819")]
    [InlineData("IQ98NBIQ850123456789012", "IQ98NBIQ850123456789012")]
    [InlineData("NO9386011117947", "NO9386011117947")]
    [InlineData("KW81CBKU0000000000001234560101", "KW81CBKU0000000000001234560101")]
    [InlineData("MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S")]
    public void Are_read_as_people_write_them(string text, string expected) => Assert.Equal(expected, Iban.Parse(text));

    [Theory]
    [InlineData("DE88370400440532013000")]
    [InlineData("DE89370400440532013001")]
    [InlineData("DE89370400440532010300")]
    [InlineData("DE8937040044053201300")]
    [InlineData("DE893704004405320130000")]
    [InlineData("XX89370400440532013000")]
    [InlineData("DEA9370400440532013000")]
    [InlineData("DE89-3704-0044-0532-0130-00")]
    [InlineData("DE8937040044053201300\u0660")]
    [InlineData("DE89")]
    [InlineData("")]
    public void Are_refused_where_a_bank_would(string text) => Assert.Null(Iban.Parse(text));
}
