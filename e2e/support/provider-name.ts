/** What the button calls the sign-in provider of the tests. */
export const PROVIDER = 'Agencia Prueba';
