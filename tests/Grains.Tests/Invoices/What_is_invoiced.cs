using Marketplace.Bookings;
using Marketplace.Payments;
using Marketplace.Providers;

namespace Marketplace.Invoices;

/// <summary>An hour of Pia's for 80.00 EUR and a fee of 4.00: she gets 70.48, the platform 8.00 and the tax on it.</summary>
public sealed class What_is_invoiced
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Refund = new("88888888-0000-0000-0000-000000000000");
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly InvoiceSides Sides = new(Named("The Market"), Named("Pia's Parlour"), Named("Ada Lovelace"));
    private static readonly PaymentView Payment = new(
        new Guid("99999999-0000-0000-0000-000000000000"), default, Ada.Id, Pia.ProviderId, "An hour", PaymentStatus.Captured, "sandbox", Euro(84_00),
        Euro(84_00), Euro(0), Euro(0), false, Monday, "Europe/Berlin", null, null, null, null, Euro(70_48), null, [], 3);

    private static readonly PaymentEarned Earned = new(Monday, default, Euro(70_48), Euro(8_00), Euro(1_52), Euro(4_00));

    /// <summary>Half of it, and the gateway's fee besides.</summary>
    private static readonly PaymentChargebackSettled Kept = new(
        Monday, new Guid("44444444-0000-0000-0000-000000000000"), Pia.ProviderId, new Guid("55555555-0000-0000-0000-000000000000"), null, [],
        Euro(35_24), Euro(4_00), Euro(76), Euro(2_00), Euro(0), Euro(20_00));

    [Fact]
    public void The_customer_pays_the_provider_for_the_work_and_the_provider_the_platform_for_the_sale()
    {
        var drafts = InvoiceDrafts.Of(Payment, Earned, Sides, []);
        Assert.Equal(
            [
                (InvoiceKind.Service, Pia.ProviderId, Ada.Id, 80_00, 0),
                (InvoiceKind.CustomerFee, InvoiceIds.Platform, Ada.Id, 4_00, 0),
                (InvoiceKind.Commission, InvoiceIds.Platform, Pia.ProviderId, 8_00, 1_52),
            ],
            drafts.Select(draft => (draft.Document.Kind, draft.Document.IssuerId, draft.Document.RecipientId, draft.Document.Net.Amount, draft.Document.Tax.Amount)));
        Assert.All(drafts, draft => Assert.Equal(InvoiceIds.Of(Payment.Id, draft.Document.Kind), draft.Id));
        Assert.Equal(84_00, drafts.Where(draft => draft.Document.RecipientId == Ada.Id).Sum(draft => draft.Document.Total().Amount));
    }

    [Fact]
    public void What_is_nothing_has_no_invoice() =>
        Assert.Equal(
            [InvoiceKind.Service],
            InvoiceDrafts.Of(Payment, Earned with { Commission = Euro(0), CommissionTax = Euro(0), CustomerFee = Euro(0) }, Sides, []).Select(draft => draft.Document.Kind));

    [Fact]
    public void The_work_is_itemised_as_it_was_agreed_where_all_of_it_was_earned()
    {
        ImmutableArray<PriceLine> agreed =
        [
            new("base", "An hour", Euro(90_00), 1, Euro(90_00), PriceParty.Customer, PriceParty.Provider),
            new("discount", "Early bird", Euro(-10_00), 1, Euro(-10_00), PriceParty.Customer, PriceParty.Provider),
            new("customer_fee", "Fee", Euro(4_00), 1, Euro(4_00), PriceParty.Customer, PriceParty.Platform),
        ];
        Assert.Equal(["An hour", "Early bird"], Work(Earned, agreed).Lines.Select(line => line.Label));
        Assert.Equal(["An hour"], Work(Earned with { Provider = Euro(30_48) }, agreed).Lines.Select(line => line.Label));
    }

    [Fact]
    public void What_goes_back_is_credited_to_each_of_whom_it_came_from()
    {
        var back = new PaymentReturnWanted(Monday, Refund, null, Euro(42_00), Euro(35_24), Euro(4_00), Euro(76), Euro(2_00), "Half of it", true);
        var notes = InvoiceDrafts.Of(Payment, back, Sides);
        Assert.Equal(
            [(InvoiceKind.Service, 40_00), (InvoiceKind.CustomerFee, 2_00), (InvoiceKind.Commission, 4_76)],
            notes.Select(note => (note.Document.Kind, note.Document.Total().Amount)));
        Assert.All(notes, note =>
        {
            Assert.Equal(InvoiceIds.OfCreditNote(Refund, note.Document.Kind), note.Id);
            Assert.Equal((InvoiceIds.Of(Payment.Id, note.Document.Kind), "Half of it"), (note.Document.Corrects!.Value, note.Document.Reason));
        });
    }

    [Fact]
    public void What_a_bank_keeps_is_credited_as_far_as_it_was_taken_of_what_was_earned()
    {
        var notes = InvoiceDrafts.Of(Payment, Kept, Sides);
        Assert.Equal(
            [(InvoiceKind.Service, 40_00, 0), (InvoiceKind.CustomerFee, 2_00, 0), (InvoiceKind.Commission, 4_00, 76)],
            notes.Select(note => (note.Document.Kind, note.Document.Net.Amount, note.Document.Tax.Amount)));
        Assert.All(notes, note =>
        {
            Assert.Equal(InvoiceIds.OfCreditNote(Kept.EntryId, note.Document.Kind), note.Id);
            Assert.Equal(
                (InvoiceIds.Of(Payment.Id, note.Document.Kind), "The customer's bank took it back."),
                (note.Document.Corrects!.Value, note.Document.Reason));
        });
    }

    [Fact]
    public void A_refund_that_a_bank_was_faster_with_has_its_credit_notes_already() =>
        Assert.Empty(InvoiceDrafts.Of(Payment, Kept with { Refunds = [new(Refund, Euro(42_00))], Provider = Euro(0), Commission = Euro(0), CommissionTax = Euro(0), CustomerFee = Euro(0) }, Sides));

    [Fact]
    public void What_the_platform_bears_of_a_dispute_was_sold_all_the_same() =>
        Assert.Empty(InvoiceDrafts.Of(Payment, Kept with { Provider = Euro(0), Commission = Euro(0), CommissionTax = Euro(0), CustomerFee = Euro(0), Borne = Euro(42_00) }, Sides));

    [Fact]
    public void A_provider_stands_there_as_the_tax_office_knows_them_and_with_no_number_but_that_for_the_tax_on_sales()
    {
        var registered = ProviderProfiles.First(new RegisterProvider(TestContexts.By(Pia), "Pia's Parlour", ProviderType.ServiceProvider, "Europe/Berlin", "DE", "EUR"));
        var profile = registered with { Location = new Location("Shop Street 2", "Berlin", "BE", null, null, null, null) };
        var pia = new ProviderView(
            Pia.ProviderId, Pia.Id, ProviderStatus.Active, profile, GatewayAccount.None, ProviderBadges.None, Monday, Monday, null, null, null, null, 1);
        Assert.Equal(Text("Pia's Parlour", ["Shop Street 2", "Berlin", "BE"], "DE", null), Said(InvoiceDrafts.Provider(pia)));
        var declared = new TaxDetails(TaxEntity.Individual, "Pia Pan", new PostalAddress("Home Street 1", "Erbil", "44001", "IQ"), "IQ", "secret", "IQ 1", null, new DateOnly(1984, 5, 17));
        Assert.Equal(Text("Pia Pan", ["Home Street 1", "44001 Erbil"], "IQ", "IQ 1"), Said(InvoiceDrafts.Provider(pia with { TaxDetails = declared })));

        static string Said(InvoiceParty party) => Text(party.Name, [.. party.Address], party.Country!, party.TaxNumber);

        static string Text(string name, string[] address, string country, string? tax) => $"{name}: {string.Join(", ", address)}, {country}, {tax}";
    }

    [Fact]
    public void A_service_is_invoiced_with_the_tax_that_is_in_its_price_and_under_its_number()
    {
        ImmutableArray<PriceLine> agreed =
        [
            new("base", "An hour", Euro(90_00), 1, Euro(90_00), PriceParty.Customer, PriceParty.Provider),
            new("discount", "Early bird", Euro(-10_00), 1, Euro(-10_00), PriceParty.Customer, PriceParty.Provider),
        ];
        var work = Work(Earned with { Tax = new TaxPart(Euro(12_77), 19_00, "DE1") }, agreed);
        Assert.Equal((67_23L, 12_77L, 80_00L, "DE1"), (work.Net.Amount, work.Tax.Amount, work.Total().Amount, work.Issuer.TaxNumber));
        Assert.Equal([(75_63L, 14_37L), (-8_40L, -1_60L)], work.Lines.Select(line => (line.Net.Amount, line.Tax.Amount)));
        Assert.All(work.Lines, line => Assert.Equal((19_00, line.Net), (line.TaxBasisPoints, line.UnitPrice)));
    }

    [Fact]
    public void A_tax_on_top_is_no_line_of_the_invoice_but_the_tax_of_its_lines()
    {
        ImmutableArray<PriceLine> agreed =
        [
            new("base", "Two hours", Euro(67_23), 3, Euro(22_41), PriceParty.Customer, PriceParty.Provider),
            new("tax", "Tax, 19 %", Euro(12_77), 1, Euro(12_77), PriceParty.Customer, PriceParty.Provider),
        ];
        var line = Assert.Single(Work(Earned with { Tax = new TaxPart(Euro(12_77), 19_00, "DE1") }, agreed).Lines);
        Assert.Equal(("Two hours", 3L, 22_41L, 67_23L, 12_77L), (line.Label, line.Quantity, line.UnitPrice.Amount, line.Net.Amount, line.Tax.Amount));
    }

    [Fact]
    public void A_credit_note_says_what_of_the_tax_is_not_owed_any_more()
    {
        var back = new PaymentReturnWanted(
            Monday, Refund, null, Euro(42_00), Euro(35_24), Euro(4_00), Euro(76), Euro(2_00), "Half of it", true, Tax: new TaxPart(Euro(6_39), 19_00, "DE1"));
        var note = InvoiceDrafts.Of(Payment, back, Sides).Single(note => note.Document.Kind is InvoiceKind.Service).Document;
        Assert.Equal((33_61L, 6_39L, 19_00), (note.Net.Amount, note.Tax.Amount, Assert.Single(note.Lines).TaxBasisPoints));
    }

    private static InvoiceDocument Work(PaymentEarned earned, ImmutableArray<PriceLine> agreed) =>
        InvoiceDrafts.Of(Payment, earned, Sides, agreed).Single(draft => draft.Document.Kind is InvoiceKind.Service).Document;

    private static InvoiceParty Named(string name) => new(name, [], null, null);

    private static Money Euro(long cents) => new(cents, "EUR");
}
