namespace Marketplace.Postgres;

/// <summary>New rows of one shape share a statement, in sizes of which there are few.</summary>
public sealed class Rows_that_go_together
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "1")]
    [InlineData(7, "4 2 1")]
    [InlineData(40, "32 8")]
    public void Are_new_ones_of_the_same_columns(int rows, string sizes) =>
        Assert.Equal(sizes, SizesOf([.. Enumerable.Range(0, rows).Select(row => New(row))]));

    [Fact]
    public void Are_not_those_of_another_table_another_verb_or_other_columns() =>
        Assert.Equal("1 1 1 1", SizesOf(
            New(1),
            Row.Of(ReadModel.Payouts, ("id", 2)).Insert(("status", "new")),
            Row.Of(ReadModel.Payouts, ("id", 3)).Put(("status", "new")),
            Row.Of(ReadModel.Payouts, ("id", 4)).Put(("status", "new"), ("reference", null))));

    [Fact]
    public void Are_not_updates() =>
        Assert.Equal("1 1", SizesOf(
            Row.Of(ReadModel.Payments, ("id", 1)).Update(("status", "new")), Row.Of(ReadModel.Payments, ("id", 2)).Update(("status", "new"))));

    [Fact]
    public void Are_never_two_of_one_row() => Assert.Equal("2 1", SizesOf(New(1), New(2), New(1)));

    private static RowChange New(int id) => Row.Of(ReadModel.Payments, ("id", id)).Put(("status", "new"));

    private static string SizesOf(params RowChange[] changes) => string.Join(' ', RowGroups.Of(changes).Select(group => group.Length));
}
