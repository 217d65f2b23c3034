namespace Marketplace.Payouts;

/// <summary>Operators say on which days the banks of a currency are closed.</summary>
internal static class BankCalendarEndpoints
{
    public static void MapBankCalendars(this RouteGroupBuilder api)
    {
        var calendar = api.MapGroup("/admin/bank-calendars/{currency}").WithTags("Operations").RequireOperator();
        calendar.MapGet("/", Read).WithName("ReadBankCalendar").WithSummary("On which days payouts of a currency wait for banks.");
        calendar.MapPut("/", Replace).RequireIfMatch()
            .WithName("ReplaceBankCalendar").WithSummary("Say otherwise, for payouts that are cut from now on.");
    }

    private static async Task<OkAnswer<BankCalendarBody>> Read(string currency, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        check.Currency("currency", currency);
        return check.Refusal is { } refusal
            ? refusal
            : ((Outcome<BankCalendarView>)await Of(currency, grains).Read(cancellationToken)).ToOk(BankCalendarBody.Of);
    }

    private static async Task<OkAnswer<BankCalendarBody>> Replace(string currency, BankCalendarRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        check.Currency("currency", currency);
        var terms = body.Terms(check);
        return check.Refusal is { } refusal
            ? refusal
            : (await Of(currency, grains).Change(new ChangeBankCalendar(caller.Context(), currency, terms))).ToOk(BankCalendarBody.Of);
    }

    private static IBankCalendarGrain Of(string currency, IGrainFactory grains) => grains.GetGrain<IBankCalendarGrain>(BankCalendarId.Of(currency));
}
