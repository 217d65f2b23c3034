namespace Marketplace.Conversations;

public sealed class Texts_that_read_alike
{
    [Theory]
    [InlineData("Win a million!", "WIN  a  million")]
    [InlineData("Win a million!", "Win a milli\u043En...")]
    [InlineData("Win a million!", "W\u0456n a m\u0456ll\u0456on!")]
    [InlineData("Win a million!", "W i n - a - m i l l i o n")]
    [InlineData("Wín a millión!", "Win a mil\u200Blion")]
    [InlineData("Call 123", "Call \u0661\u0662\u0663")]
    [InlineData("!!!", "!!!")]
    public void Have_the_same_mark(string one, string other) => Assert.Equal(TextMark.Of(one), TextMark.Of(other));

    [Theory]
    [InlineData("Win a million!", "Win two millions!")]
    [InlineData("!!!", "???")]
    [InlineData("Call 123", "Call 124")]
    public void Others_have_not(string one, string other) => Assert.NotEqual(TextMark.Of(one), TextMark.Of(other));

    [Fact]
    public void Nothing_and_too_much_have_none()
    {
        Assert.Null(TextMark.Of(null));
        Assert.Null(TextMark.Of(" \n"));
        Assert.Null(TextMark.Of(new string('a', PostMessage.TextLimit + 1)));
    }
}
