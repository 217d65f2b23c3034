namespace Marketplace.Invoices;

/// <summary>The sums of invoices by hand.</summary>
public sealed class What_bills_come_to
{
    [Fact]
    public void Tax_is_rounded_once_for_each_rate_and_not_for_each_line()
    {
        // 19 % of 0.05 is 0.0095: line by line it would be 0.01 three times, and of 0.15 it is 0.0285.
        var lines = BillSums.Lines([Line(5, 19_00), Line(5, 19_00), Line(100, 7_00), Line(5, 19_00), Line(0, 19_00)]);
        Assert.Equal([1L, 1, 7, 1, 0], lines.Select(line => line.Tax.Amount));
    }

    [Theory]
    [InlineData(3, 19_00, 1, 0)] // 0.0057 and 0.0057: one cent for both, to the earlier line
    [InlineData(5, 10_00, 1, 0)] // half a cent each: 0.01 for both
    [InlineData(1, 1_00, 0, 0)]
    public void What_does_not_divide_goes_to_the_earlier_line(long cents, int rate, long first, long second) =>
        Assert.Equal([first, second], BillSums.Lines([Line(cents, rate), Line(cents, rate)]).Select(line => line.Tax.Amount));

    [Fact]
    public void Whatever_is_drawn_rates_are_exact_and_refunds_in_parts_are_the_whole()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 2_000; round++)
        {
            BillLine[] plan = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Line(random.Next(0, 100_000), random.Next(0, 4) * 7_33, random.Next(1, 30)))];
            var lines = BillSums.Lines([.. plan]);
            foreach (var rate in lines.GroupBy(line => line.TaxBasisPoints!.Value))
            {
                Assert.Equal((((Int128)rate.Sum(line => line.Net.Amount) * rate.Key) + 5_000) / 10_000, rate.Sum(line => line.Tax.Amount));
            }

            Assert.Equal(plan.Select(line => line.UnitPrice.Amount * line.Quantity), lines.Select(line => line.Net.Amount));
            var left = lines.Sum(line => line.Net.Amount + line.Tax.Amount);
            var bill = new BillState
            {
                Document = Document(lines),
                Rests = [.. lines.Select(line => new BillRest(line.Net.Amount, line.Tax.Amount))],
            };
            while (left > 0)
            {
                var part = random.NextInt64(1, left + 1);
                var corrected = BillSums.Corrected(bill, new Money(part, "EUR"));
                Assert.Equal(part, corrected.Sum(line => line.Net.Amount + line.Tax.Amount));
                bill = bill with { Rests = [.. bill.Rests.Zip(corrected, (rest, line) => new BillRest(rest.Net - line.Net.Amount, rest.Tax - line.Tax.Amount))] };
                Assert.All(bill.Rests, rest => Assert.True(rest.Net >= 0 && rest.Tax >= 0));
                left -= part;
            }

            Assert.All(bill.Rests, rest => Assert.Equal(new BillRest(0, 0), rest));
        }
    }

    [Fact]
    public void A_credit_note_names_what_it_corrects_and_leaves_out_what_is_nothing()
    {
        var (id, at) = (Guid.NewGuid(), DateTimeOffset.UnixEpoch);
        var lines = BillSums.Lines([Line(100, 19_00), Line(0, 0)]);
        var note = BillSums.CreditNote(id, Document(lines) with { DueAt = at, Notes = "Thank you." }, lines, "Too much.", at);
        Assert.Equal((id, "Too much.", null, null), (note.Corrects!.Value, note.Reason, note.DueAt, note.Notes));
        Assert.Equal((1, 1_00, 19), (note.Lines.Length, note.Net.Amount, note.Tax.Amount));
    }

    private static InvoiceDocument Document(ImmutableArray<InvoiceLine> lines) => new(
        InvoiceKind.ByHand, Guid.Empty, new InvoiceParty("Pia", [], null, null), Guid.Empty, new InvoiceParty("Ada", [], null, null), Guid.Empty, Guid.Empty, "Piano",
        lines, new Money(lines.Sum(line => line.Net.Amount), "EUR"), new Money(lines.Sum(line => line.Tax.Amount), "EUR"), DateTimeOffset.UnixEpoch, "UTC");

    private static BillLine Line(long cents, int rate, long quantity = 1) => new("A line", quantity, new Money(cents, "EUR"), rate);
}
