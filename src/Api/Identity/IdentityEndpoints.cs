namespace Marketplace.Identity;

internal static class IdentityEndpoints
{
    public static void MapIdentity(this RouteGroupBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Identity");

        auth.MapPost("/register", Register).LimitAsCredentials().WithSummary("Open an account; a mail asks to confirm its address.");
        auth.MapPost("/login", LogIn).LimitAsCredentials().WithSummary("Prove who you are with address and password.");
        auth.MapPost("/refresh", Refresh).LimitAsCredentials().WithSummary("Trade a refresh token for the next tokens; it works once.");
        auth.MapPost("/logout", LogOut).RequireAuthorization().WithSummary("End this session.");
        auth.MapPost("/step-up", Prove).RequireAuthorization().LimitAsCredentials()
            .WithSummary("Prove once more who you are, before something that a thief of your session would do.");
        auth.MapPost("/verify-email", VerifyEmail).LimitAsCredentials().WithSummary("Confirm an address with the mailed token.");
        auth.MapPost("/forgot-password", ForgotPassword).LimitAsCredentials().WithSummary("Ask for a mail with which to choose a new password.");
        auth.MapPost("/reset-password", ResetPassword).LimitAsCredentials().WithSummary("Choose a new password with the mailed token; ends all sessions.");
        auth.MapGet("/me", ReadMe).RequireAuthorization().WithSummary("The account of the caller.");
        auth.MapPatch("/me", ChangeMe).RequireAuthorization().WithSummary("Change the profile of the caller.");
    }

    private static async Task<CreatedAnswer<RegisteredBody>> Register(
        RegisterRequest body, Caller caller, Registrations registrations, CancellationToken cancellationToken)
    {
        var check = new Check();
        var person = new NewPerson(
            check.Email("email", body.Email),
            check.NewPassword("password", body.Password),
            check.Text("firstName", body.FirstName, max: 100),
            check.Text("lastName", body.LastName, max: 100));
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var outcome = await registrations.Register(person, caller, cancellationToken);
        return outcome.ToCreated(_ => "/auth/me", account => new RegisteredBody(account.Id));
    }

    private static async Task<OkAnswer<TokensBody>> LogIn(LoginRequest body, Caller caller, Logins logins, CancellationToken cancellationToken)
    {
        var check = new Check();
        var email = check.Email("email", body.Email);
        var password = check.Password("password", body.Password);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        return (await logins.LogIn(email, password, caller, cancellationToken)).ToOk();
    }

    private static async Task<OkAnswer<TokensBody>> Refresh(RefreshRequest body, Caller caller, Logins logins, CancellationToken cancellationToken)
    {
        var check = new Check();
        var token = check.Token("refreshToken", body.RefreshToken);
        return check.Refusal is { } refusal ? refusal : (await logins.Refresh(token, caller, cancellationToken)).ToOk();
    }

    private static async Task<NoContentAnswer> LogOut(Caller caller, IGrainFactory grains) =>
        (await grains.GetGrain<ISessionGrain>(caller.SessionId).Close(new CloseSession(caller.Context()))).ToNoContent();

    private static async Task<OkAnswer<StepUpBody>> Prove(StepUpRequest body, Caller caller, StepUp stepUp, CancellationToken cancellationToken)
    {
        var check = new Check();
        var password = check.Password("password", body.Password);
        return check.Refusal is { } refusal ? refusal : (await stepUp.Prove(password, caller, cancellationToken)).ToOk();
    }

    private static async Task<NoContentAnswer> VerifyEmail(
        VerifyEmailRequest body, Caller caller, Recovery recovery, CancellationToken cancellationToken)
    {
        var check = new Check();
        var token = check.Token("token", body.Token);
        return check.Refusal is { } refusal ? refusal : (await recovery.VerifyEmail(token, caller, cancellationToken)).ToNoContent();
    }

    private static async Task<NoContentAnswer> ForgotPassword(
        ForgotPasswordRequest body, Caller caller, Recovery recovery, CancellationToken cancellationToken)
    {
        var check = new Check();
        var email = check.Email("email", body.Email);
        return (check.Refusal ?? await recovery.Forgot(email, caller, cancellationToken)) is { } refusal ? refusal : new NoContentAnswer();
    }

    private static async Task<NoContentAnswer> ResetPassword(
        ResetPasswordRequest body, Caller caller, Recovery recovery, CancellationToken cancellationToken)
    {
        var check = new Check();
        var token = check.Token("token", body.Token);
        var password = check.NewPassword("password", body.Password);
        return check.Refusal is { } refusal ? refusal : (await recovery.ResetPassword(token, password, caller, cancellationToken)).ToNoContent();
    }

    private static async Task<OkAnswer<MeBody>> ReadMe(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IAccountGrain>(caller.AccountId).Read(caller.Actor, cancellationToken)).ToOk(MeBody.Of);

    private static async Task<OkAnswer<MeBody>> ChangeMe(ChangeProfileRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var change = new ProfileChange(
            body.FirstName is null ? null : check.Text("firstName", body.FirstName, max: 100),
            body.LastName is null ? null : check.Text("lastName", body.LastName, max: 100),
            check.Change("phone", body.Phone, max: 32),
            body.Address is null ? null : AddressOf(check, body.Address));
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        return (await grains.GetGrain<IAccountGrain>(caller.AccountId).ChangeProfile(new ChangeProfile(caller.Context(), change))).ToOk(MeBody.Of);
    }

    private static AccountAddress AddressOf(Check check, AddressRequest address) => new(
        check.Change("address.line1", address.Line1, max: 200),
        check.Change("address.line2", address.Line2, max: 200),
        check.Change("address.city", address.City, max: 100),
        check.Change("address.state", address.State, max: 100),
        check.Change("address.zip", address.Zip, max: 20),
        string.IsNullOrEmpty(address.Country) ? address.Country : check.Country("address.country", address.Country));
}
