namespace Stripe;

public class AccountLoginLinkCreateOptions : BaseOptions;
