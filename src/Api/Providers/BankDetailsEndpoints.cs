using Marketplace.Gateways;
using Marketplace.Identity;

namespace Marketplace.Providers;

/// <summary>Providers say where they want to be paid by hand. What pays by itself keeps its own bank accounts.</summary>
internal static class BankDetailsEndpoints
{
    private static readonly Refusal NotPaidByHand =
        new(RefusalKind.NotValid, "provider.not-paid-by-hand", "What is earned in this currency is paid by a gateway, which keeps bank accounts itself.");

    public static void MapBankDetails(this RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/providers/me/bank-details/{currency}").WithTags("Providers").RequireAuthorization();
        mine.MapPut("/", State).WithName("StateMyBankDetails").WithSummary("Where I want to be paid by hand what I earn in a currency; asks for my password first.");
        mine.MapDelete("/", Withdraw).WithName("WithdrawMyBankDetails").WithSummary("Erase where I wanted to be paid by hand; asks for my password first.");
    }

    private static async Task<OkAnswer<BankAccountBody>> State(
        string currency, BankDetailsRequest body, Caller caller, StepUp stepUp, GatewayMenu gateways, BankDetailsDesk desk, CancellationToken cancellationToken)
    {
        var check = new Check();
        check.Currency("currency", currency);
        var details = body.Details(check, caller.Actor.ProviderId, currency);
        return check.Refusal is { } refusal ? refusal
            : !gateways.PaysOutByHand(currency) && !await desk.IsOwedByHand(caller.Actor.ProviderId, currency, cancellationToken) ? NotPaidByHand
            : await stepUp.Require(caller, cancellationToken) is { } unproved ? unproved
            : (await desk.State(details, caller, cancellationToken)).ToOk(view => BankAccountBody.OfHand(view, currency));
    }

    private static async Task<NoContentAnswer> Withdraw(string currency, Caller caller, StepUp stepUp, BankDetailsDesk desk, CancellationToken cancellationToken)
    {
        var check = new Check();
        check.Currency("currency", currency);
        return check.Refusal is { } refusal ? refusal
            : await stepUp.Require(caller, cancellationToken) is { } unproved ? unproved
            : (await desk.Withdraw(currency, caller, cancellationToken)).ToNoContent();
    }
}

/// <summary>A bank account. It has an `iban` or, where the country has none, a `number`.</summary>
/// <param name="Holder">Who has it, as their bank writes them; at most 140 characters.</param>
/// <param name="BankName">Where it is; at most 140 characters.</param>
/// <param name="Iban">International bank account number; its length and check digits have to be right.</param>
/// <param name="Number">As banks of the country know it: 4 to 34 letters, digits, blanks, `-` and `/`.</param>
/// <param name="BankCode">BIC, sort code or routing number: 2 to 20 letters, digits and `-`; may be left out.</param>
internal sealed record BankDetailsRequest(string? Holder, string? BankName, string? Iban, string? Number, string? BankCode)
{
    /// <summary>As long as SEPA and SWIFT let names be.</summary>
    private const int LongestName = 140;

    private const int ShortestNumber = 4;
    private const int LongestNumber = 34;
    private const int ShortestCode = 2;
    private const int LongestCode = 20;

    /// <summary>More than an IBAN with all its blanks.</summary>
    private const int LongestIban = 64;

    /// <returns>Without a reference.</returns>
    public BankDetails Details(Check check, Guid provider, string currency)
    {
        check.Require(Iban is null != Number is null, "iban", "must be there, or a number instead of it");
        var iban = check.OptionalText("iban", Iban, LongestIban) is { } text ? Providers.Iban.Parse(text) : null;
        check.Require(Iban is null || iban is not null, "iban", "is no IBAN: its country, length or check digits are wrong");
        return new BankDetails(
            string.Empty,
            provider,
            currency,
            check.Text("holder", Holder, LongestName),
            iban,
            Code(check, "number", Number, ShortestNumber, LongestNumber, " -/"),
            Code(check, "bankCode", BankCode, ShortestCode, LongestCode, "-"),
            check.Text("bankName", BankName, LongestName));
    }

    private static string? Code(Check check, string field, string? value, int shortest, int longest, string besides)
    {
        var code = check.OptionalText(field, value, longest)?.ToUpperInvariant();
        check.Require(
            code is null || (code.Count(char.IsAsciiLetterOrDigit) >= shortest && code.All(letter => char.IsAsciiLetterOrDigit(letter) || besides.Contains(letter, StringComparison.Ordinal))),
            field,
            $"must have at least {shortest} letters or digits, and nothing besides them but {string.Join(' ', besides.Trim().ToCharArray())}");
        return code;
    }
}
