using Marketplace.Laws;

namespace Marketplace;

public sealed class Dividing_money
{
    /// <summary>Ten million are drawn by `dotnet run -c Release --project bench -- splits`.</summary>
    [Fact]
    public void Parts_sum_in_rows_and_columns_whatever_the_rules_are()
    {
        var laws = new DivisionLaws(seed: 19);
        for (var draw = 0; draw < 5_000; draw++)
        {
            Assert.Null(laws.Draw());
        }
    }

    [Fact]
    public void However_a_sale_ends_there_is_what_was_paid()
    {
        var laws = new EndingLaws(seed: 19);
        for (var draw = 0; draw < 5_000; draw++)
        {
            Assert.Null(laws.Draw());
        }
    }
}
