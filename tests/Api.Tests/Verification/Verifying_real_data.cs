using Marketplace.Commands;

namespace Marketplace.Verification;

public sealed class Verifying_real_data(LivedInDatabase lived) : IClassFixture<LivedInDatabase>
{
    public static TheoryData<string, string> OfOurRecords => Damage.OfOurRecords;

    public static TheoryData<string, string> OfTheGatewaysRecord => Damage.OfTheGatewaysRecord;

    [Fact]
    public async Task Finds_nothing_wrong_with_what_the_product_did()
    {
        var report = await LivedInDatabase.Verify(await lived.Damaged("select 1"));

        Assert.EndsWith("Everything holds.", report.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looks_at_something_for_every_invariant()
    {
        var report = await LivedInDatabase.Verify(await lived.Damaged("select 1"));

        var scopes = report.Split('\n').Where(line => line.StartsWith("               in ", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(scopes);
        Assert.All(scopes, scope => Assert.Matches("[1-9]", scope));
    }

    [Fact]
    public async Task Sees_a_double_booking_that_the_constraint_would_not()
    {
        var report = await LivedInDatabase.Verify(await lived.Damaged(Damage.DoubleBooking));

        Assert.Contains("both have", report, StringComparison.Ordinal);
        Assert.Contains("occupancy_no_overlap is missing or not what it should be", report, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OfOurRecords))]
    [MemberData(nameof(OfTheGatewaysRecord))]
    public async Task Names_exactly_what_is_broken(string invariants, string damage)
    {
        var report = await LivedInDatabase.Verify(await lived.Damaged(damage));

        var named = report.Split('\n').Where(line => line.StartsWith("BROKEN", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        Assert.True(invariants == string.Join(' ', named), report);
    }

    [Theory]
    [InlineData("select 1", 0)]
    [InlineData("delete from messages", 1)]
    public async Task Ends_with_an_exit_code_that_a_script_can_trust(string damage, int expected) =>
        Assert.Equal(expected, await VerifyCommand.Run(LivedInDatabase.Arguments(await lived.Damaged(damage))));
}
